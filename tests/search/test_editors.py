"""What editors do for the search takes effect at once, and readers leave no trace."""

from __future__ import annotations

import datetime
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from portal.core.catalogue import get_catalogue
from portal.register.models import Bereich
from portal.users.models import User
from search.models import PromotedHit, SearchDemand, SynonymGroup

from .conftest import SmallSite


def titles(query: str) -> list[str]:
    return [e.title for e in get_catalogue().listing({"q": query}, language="de").entries]


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    user = User.objects.create_user(username="redaktion", password="geheim")
    rights = ["access_admin", "add_synonymgroup", "change_synonymgroup"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    return client


def test_a_synonym_works_with_the_next_search_and_stops_when_deleted(
    small_site: SmallSite,
) -> None:
    small_site.offer("Krabbelgruppe")
    assert titles("Zwergentreff") == []
    group = SynonymGroup.objects.create(words="Zwergentreff\nKrabbelgruppe")
    assert titles("Zwergentreff") == ["Krabbelgruppe"]
    group.delete()
    assert titles("Zwergentreff") == []


def test_shipped_synonyms_are_there_for_editors_to_change(small_site: SmallSite) -> None:
    assert SynonymGroup.objects.filter(language="de").count() >= 60
    small_site.offer("Kindertagesstätte Sonnenblume")
    assert titles("Kita") == ["Kindertagesstätte Sonnenblume"]


def test_a_group_of_one_word_is_refused() -> None:
    with pytest.raises(ValidationError):
        SynonymGroup(words="Kita\n\n").full_clean()


def test_a_promoted_page_stands_first_for_its_words_only(small_site: SmallSite) -> None:
    small_site.offer("Wohngeld", kurztext="Wohngeld beantragen.")
    chosen = small_site.offer("Miete und Hilfe")
    hit = PromotedHit.objects.create(query="Wohngeld", page=chosen)
    assert titles("wohngelder")[0] == "Miete und Hilfe"
    assert titles("Wohngeld Antrag")[0] == "Wohngeld"
    hit.valid_until = timezone.localdate() - datetime.timedelta(days=1)
    hit.save()
    assert titles("Wohngeld") == ["Wohngeld"]


def test_an_unpublished_page_is_not_promoted(small_site: SmallSite) -> None:
    page = small_site.offer("Miete und Hilfe")
    PromotedHit.objects.create(query="Wohngeld", page=page)
    page.unpublish()
    assert titles("Wohngeld") == []


def test_searches_are_counted_by_day_language_and_words(
    small_site: SmallSite, client: Client
) -> None:
    for query in ("Delfintherapie", " delfinTHERAPIE "):
        client.get("/suche/", {"q": query})
    counted = SearchDemand.objects.get()
    assert (counted.query, counted.language, counted.count) == ("delfintherapie", "de", 2)
    assert (counted.hits, counted.day) == (0, timezone.localdate())
    assert {f.name for f in SearchDemand._meta.fields} == {
        "id",
        "day",
        "language",
        "query",
        "count",
        "hits",
    }


def test_a_search_in_vain_shows_what_many_find_and_whom_to_ask(
    small_site: SmallSite, client: Client, settings: Settings
) -> None:
    settings.SEARCH_OFFICE = small_site.bereich.slug
    Bereich.objects.filter(pk=small_site.bereich.pk).update(telefon="0221 4710 111")
    today = timezone.localdate()
    for query, count, hits in (("kita", 7, 3), ("selten", 1, 3), ("vergeblich", 9, 0)):
        SearchDemand.objects.create(day=today, language="de", query=query, count=count, hits=hits)
    answer = client.get("/suche/", {"q": "Delfintherapie"}).content.decode()
    assert "?q=kita" in answer
    assert "selten" not in answer
    assert "vergeblich" not in answer
    assert "tel:02214710111" in answer


@pytest.mark.parametrize("query", ["0208 4711 99", "ich@example.org", "Akte 123456", "x" * 81])
def test_what_may_be_personal_is_not_kept(
    small_site: SmallSite, client: Client, query: str
) -> None:
    client.get("/suche/", {"q": query})
    assert not SearchDemand.objects.exists()


def test_old_demand_is_forgotten(db: None) -> None:
    today = timezone.localdate()
    for days in (0, 400):
        day = today - datetime.timedelta(days=days)
        SearchDemand.objects.create(day=day, language="de", query="kita", count=1)
    call_command("suche_abgleichen", stdout=StringIO())
    assert [row.day for row in SearchDemand.objects.all()] == [today]


def test_a_search_in_vain_becomes_a_synonym_with_one_click(
    small_site: SmallSite, editor: Client
) -> None:
    editor.get("/suche/", {"q": "Delfintherapie"})
    report = editor.get("/verwaltung/berichte/suche/").content.decode()
    assert "delfintherapie" in report
    link = "/verwaltung/snippets/search/synonymgroup/add/?words=delfintherapie&amp;language=de"
    assert link in report
    form = editor.get(link.replace("&amp;", "&")).content.decode()
    assert "delfintherapie</textarea>" in form


def test_the_report_is_closed_to_others(small_site: SmallSite, client: Client) -> None:
    user = User.objects.create_user(username="einreichung", password="geheim")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    answer = client.get("/verwaltung/berichte/suche/")
    assert answer.status_code in {302, 403}


def test_words_and_titles_are_suggested_while_typing(small_site: SmallSite, client: Client) -> None:
    small_site.offer("Hebammensprechstunde", kurztext="Eine Hebamme berät.")
    query, words = client.get("/suche/vorschlaege", {"q": "Hebam"}).json()
    assert query == "Hebam"
    assert {"Hebamme", "Hebammensprechstunde"} <= set(words)
    assert not SearchDemand.objects.exists()


@pytest.mark.parametrize("typed", ["", "h", " ", "\0", '"', "%", "_" * 300, "\u202e"])
def test_nonsense_suggests_nothing(small_site: SmallSite, client: Client, typed: str) -> None:
    assert client.get("/suche/vorschlaege", {"q": typed}).json()[1] == []


def test_words_of_unpublished_pages_are_not_suggested(
    small_site: SmallSite, client: Client
) -> None:
    small_site.offer("Hebammensprechstunde").unpublish()
    assert client.get("/suche/vorschlaege", {"q": "Hebam"}).json()[1] == []


def test_a_browser_can_add_the_search(small_site: SmallSite, client: Client) -> None:
    answer = client.get("/suche/opensearch.xml")
    assert answer["Content-Type"].startswith("application/opensearchdescription+xml")
    assert "http://testserver/suche/?q={searchTerms}" in answer.content.decode()
