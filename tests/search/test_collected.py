"""In a large catalogue the rows of a word are collected beforehand; readers must not
notice it, except by the time."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from portal.core.catalogue import get_catalogue
from search import collecting
from search.engines import collected
from search.engines.registry import database_engine
from search.models import PostingCollection, SearchPosting

from .conftest import SmallSite

pytestmark = [pytest.mark.databases, pytest.mark.django_db]


def titles(query: str) -> set[str]:
    return {e.title for e in get_catalogue().listing({"q": query}, language="de").entries}


@pytest.fixture
def every_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """The smallest catalogue counts as a large one."""
    monkeypatch.setattr(collecting, "WORTHWHILE", 1)
    monkeypatch.setattr(collecting, "_RARE", 1)


@pytest.fixture
def collection(
    small_site: SmallSite, every_size: None, monkeypatch: pytest.MonkeyPatch
) -> SmallSite:
    """Three offers that have been collected; from now on nothing else is looked up."""
    for title in ("Hebamme Nord", "Hebamme Mitte", "Hebamme Ost"):
        small_site.offer(title)
    call_command("suche_aufbauen", stdout=StringIO())
    monkeypatch.setattr(type(database_engine()), "look_up", lambda _engine, _wanted: {})
    return small_site


def test_collected_words_are_found_without_looking_them_up(collection: SmallSite) -> None:
    assert titles("Hebamme") == {"Hebamme Nord", "Hebamme Mitte", "Hebamme Ost"}
    assert titles("Ost") == {"Hebamme Ost"}


def test_what_changes_after_the_collection_is_right_at_once(collection: SmallSite) -> None:
    assert "Hebamme Nord" in titles("Hebamme")
    for page in collection.offers.get_children().specific():
        if page.title == "Hebamme Nord":
            page.title = "Schwimmkurs Nord"
            page.save_revision().publish()
        if page.title == "Hebamme Mitte":
            page.unpublish()
    collection.offer("Hebamme Süd")
    assert titles("Hebamme") == {"Hebamme Ost", "Hebamme Süd"}
    assert titles("Nord") == {"Schwimmkurs Nord"}


def test_too_many_changes_are_looked_up_until_they_are_collected(
    small_site: SmallSite, every_size: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_site.offer("Hebamme Nord")
    call_command("suche_aufbauen", stdout=StringIO())
    monkeypatch.setattr(collected, "MOST_CHANGES", 0)
    small_site.offer("Hebamme Ost")
    assert titles("Hebamme") == {"Hebamme Nord", "Hebamme Ost"}
    before = PostingCollection.objects.get().number
    monkeypatch.setattr(collecting, "_DUE", 1)
    call_command("suche_abgleichen", stdout=StringIO())
    assert PostingCollection.objects.get().number > before
    assert titles("Hebamme") == {"Hebamme Nord", "Hebamme Ost"}


def test_a_small_catalogue_needs_no_collection(small_site: SmallSite) -> None:
    small_site.offer("Hebamme Nord")
    call_command("suche_aufbauen", stdout=StringIO())
    assert not PostingCollection.objects.exists()
    assert not SearchPosting.objects.exists()
    assert titles("Hebamme") == {"Hebamme Nord"}


def test_a_collection_cannot_bring_back_what_was_deleted(collection: SmallSite) -> None:
    collection.offers.get_children().get(title="Hebamme Ost").delete()
    assert titles("Ost") == set()
    call_command("suche_abgleichen", stdout=StringIO())
    assert titles("Hebamme") == {"Hebamme Nord", "Hebamme Mitte"}
