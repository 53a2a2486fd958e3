"""Signs that differ between scripts: what stands wrong is read wrong or looks careless."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template
from django.utils import translation

from portal.core.aufzaehlung import listed

from .test_kataloge import catalogue, texts

CARD = Template("{% load schreibweise %}{{ text|in_sprache:code }}")
# A plain space before a high sign, none at all, or one inside the quotation marks.
ENGLISH_SPACING = re.compile(
    r"[^\s\d\u00a0\u202f:/]:(?=\s|$)|[\w)%»][;?!](?!\w)| [:;?!»]|«[^\u00a0\u202f]"
)


def shown(text: str, code: str) -> str:
    with translation.override(code):
        return CARD.render(Context({"text": text, "code": code}))


@pytest.mark.parametrize("code", ["ar", "fa"])
def test_hours_in_a_line_from_right_to_left_stand_as_on_the_door(code: str) -> None:
    assert '<bdi dir="ltr">14:30–16:00</bdi>' in shown("X 8:00–10:00؛ Y 14:30–16:00", code)
    assert shown("<b> & 3–6", code) == '&lt;b&gt; &amp; <bdi dir="ltr">3–6</bdi>'


@pytest.mark.parametrize("code", ["de", "uk", "tr"])
def test_hours_need_no_mark_where_lines_run_from_left_to_right(code: str) -> None:
    assert shown("8:00–10:00", code) == "8:00–10:00"


@pytest.mark.parametrize(("code", "line"), [("de", "A, B"), ("ar", "A، B"), ("fa", "A، B")])
def test_a_list_has_the_comma_of_the_script(code: str, line: str) -> None:
    with translation.override(code):
        assert listed(["A", "", "B"]) == line


def test_french_signs_never_stand_alone_on_the_next_line() -> None:
    found = [text for e in catalogue("fr") for text in texts(e) if ENGLISH_SPACING.search(text)]
    assert found == []
