"""Every address of the desk and of wagtail-localize, asked as every role."""

from __future__ import annotations

import pytest

from tests.freigabe.fragen import ask_some, closed, unexpected
from tests.freigabe.welt import Welt

pytestmark = [pytest.mark.matrix, pytest.mark.slow]


def test_desk_answers_and_writes_for_translators_only(db: None) -> None:
    world = Welt()
    cells = ask_some(world, "uebersetzung*") | ask_some(world, "wagtail_localize:*")
    assert len(cells) > 300
    assert unexpected(cells) == []
    assert closed(cells) == []


def test_glossary_is_kept_by_the_redaktion(db: None) -> None:
    cells = ask_some(Welt(), "wagtailsnippets_sprachen_fachbegriff:*")
    assert cells
    assert unexpected(cells) == []
