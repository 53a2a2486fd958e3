"""Every process of the site notices what another one has published, whenever it is asked next."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from search import facets, indexing, retention
from search.facets import KIND, REMEMBERED, WINDOW, FacetIndex
from search.indexing import next_version
from search.models import SearchWrite

from .conftest import SmallSite

pytestmark = [pytest.mark.databases, pytest.mark.django_db]

Later = Callable[[int], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Let so many microseconds pass."""
    passed = [0]

    def pass_(microseconds: int) -> None:
        passed[0] += microseconds

    for module in (facets, indexing, retention):
        monkeypatch.setattr(module, "next_version", lambda last=0: next_version(last) + passed[0])
    return pass_


def offers(index: FacetIndex) -> int:
    return index.current().rows(KIND, ["angebot"]).bit_count()


@pytest.mark.parametrize("idle", [0, WINDOW, 3 * WINDOW, REMEMBERED // 3, 2 * REMEMBERED])
def test_a_process_nobody_asked_for_long_shows_what_was_published_meanwhile(
    small_site: SmallSite, later: Later, idle: int
) -> None:
    another_process = FacetIndex()
    assert offers(another_process) == 0
    page = small_site.offer("Babytreff")
    later(idle)
    assert offers(another_process) == 1
    page.unpublish()
    later(idle)
    assert offers(another_process) == 0


def test_forgetting_old_writes_hides_nothing_from_a_sleeping_process(
    small_site: SmallSite, later: Later
) -> None:
    another_process = FacetIndex()
    assert offers(another_process) == 0
    small_site.offer("Babytreff")
    later(2 * REMEMBERED)
    call_command("suche_abgleichen", stdout=StringIO())
    assert not SearchWrite.objects.exists()
    assert offers(another_process) == 1


def test_nothing_is_read_again_while_nothing_changes(small_site: SmallSite, later: Later) -> None:
    small_site.offer("Babytreff")
    index = FacetIndex()
    before = index.current().stamp
    for _ in range(4):
        later(WINDOW // 2)
        assert index.current().stamp == before


def test_what_was_taken_back_is_not_shown(small_site: SmallSite) -> None:
    index = FacetIndex()
    with transaction.atomic():
        small_site.offer("Babytreff")
        assert offers(index) == 1
        transaction.set_rollback(True)
    assert offers(index) == 0
