"""Lists: filters, counts, pages, and what a reader may type."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.core.catalogue import Facet, Listing, get_catalogue
from portal.home.models import Standardseite
from search.names import names

from .conftest import SmallSite


def listing(params: dict[str, object], language: str = "de", **options: object) -> Listing:
    return get_catalogue().listing(params, language=language, **options)  # type: ignore[arg-type]


def counts(found: Listing, name: str) -> dict[str, int]:
    facet: Facet | None = next((f for f in found.facets if f.name == name), None)
    return {choice.value: choice.count for choice in facet.values} if facet else {}


@pytest.fixture
def offers(small_site: SmallSite) -> SmallSite:
    small_site.offer(
        "Babytreff", themes=[small_site.health], districts=[small_site.osterfeld], words=["Babys"]
    )
    small_site.offer("Hebamme", themes=[small_site.health], districts=[small_site.sterkrade])
    small_site.offer("Jugendclub", themes=[small_site.youth], districts=[small_site.osterfeld])
    small_site.offer("Beratung", themes=[small_site.youth])
    return small_site


def test_offers_are_listed_in_german_order(small_site: SmallSite) -> None:
    for title in ("Zebra", "Äpfel", "Obst"):
        small_site.offer(title)
    shown = listing({}, kinds=("angebot",)).entries
    assert [entry.title for entry in shown] == ["Äpfel", "Obst", "Zebra"]


def test_a_filter_narrows_all_counts_but_its_own(offers: SmallSite) -> None:
    found = listing({"sozialraum": "osterfeld"}, kinds=("angebot",))
    assert found.total == 2
    assert counts(found, "themeninsel") == {"gesundheit": 1, "jugend": 1}
    assert counts(found, "sozialraum") == {"osterfeld": 2, "sterkrade-nord": 1, "stadtweit": 1}


def test_two_values_of_one_filter_widen_and_two_filters_narrow(offers: SmallSite) -> None:
    both = listing({"sozialraum": ["osterfeld", "stadtweit"]}, kinds=("angebot",))
    assert both.total == 3
    narrowed = listing(
        {"sozialraum": ["osterfeld", "stadtweit"], "themeninsel": "jugend"}, kinds=("angebot",)
    )
    assert [entry.title for entry in narrowed.entries] == ["Beratung", "Jugendclub"]


def test_a_chosen_filter_can_be_removed_by_a_link(offers: SmallSite) -> None:
    found = listing({"q": "treff", "sozialraum": "osterfeld", "seite": "1"})
    assert [(c.name, c.url_without) for c in found.active] == [("Osterfeld", "?q=treff")]


def test_values_are_named_in_the_readers_language_in_editorial_order(offers: SmallSite) -> None:
    found = listing({}, language="tr", kinds=("angebot",))
    themes = next(facet for facet in found.facets if facet.name == "themeninsel")
    assert [choice.name for choice in themes.values] == ["Sağlık", "Jugend"]


def test_kinds_are_counted_and_chosen(offers: SmallSite) -> None:
    offers.start.add_child(instance=Standardseite(title="Über das Projekt", slug="projekt"))
    found = listing({"art": "angebot"})
    assert found.total == 4
    chosen = {kind.value: (kind.count, kind.selected) for kind in found.kinds}
    assert chosen["angebot"] == (4, True)
    assert chosen["seite"][0] >= 1


def test_a_page_beyond_the_last_is_the_last(small_site: SmallSite) -> None:
    for number in range(5):
        small_site.offer(f"Angebot {number}")
    found = listing({"seite": "9999"}, kinds=("angebot",), page_size=2)
    assert (found.page, found.pages, found.next_url) == (3, 3, "")
    assert found.previous_url == "?seite=2"
    assert [entry.title for entry in found.entries] == ["Angebot 4"]


def test_pages_of_a_search_do_not_repeat_or_lose_a_hit(small_site: SmallSite) -> None:
    for number in range(7):
        small_site.offer(f"Beratung {number}")
    pages = [
        listing({"q": "Beratung", "seite": str(n)}, kinds=("angebot",), page_size=3)
        for n in (1, 2, 3)
    ]
    shown = [entry.title for page in pages for entry in page.entries]
    assert len(shown) == len(set(shown)) == 7


def test_an_unknown_filter_value_is_named_and_left_out(offers: SmallSite) -> None:
    found = listing({"themeninsel": ["gibt-es-nicht", "jugend"]}, kinds=("angebot",))
    assert found.total == 2
    assert "gibt-es-nicht" in str(found.errors["themeninsel"])


def test_everything_about_a_theme_is_grouped_by_kind(offers: SmallSite) -> None:
    groups = get_catalogue().gathered("themeninsel", "gesundheit", language="de", limit=1)
    assert groups["angebot"].total == 2
    assert [entry.title for entry in groups["angebot"].entries] == ["Babytreff"]


def test_similar_offers_share_a_theme_or_a_keyword(offers: SmallSite) -> None:
    page = offers.offer("Krabbelgruppe", themes=[offers.health], words=["Babys"])
    found = get_catalogue().similar(page.translation_key, language="de", limit=2)
    assert [entry.title for entry in found] == ["Babytreff", "Hebamme"]


def test_pages_that_link_here_are_named(offers: SmallSite) -> None:
    page = offers.offer("Ziel")
    link = f'<p>Siehe <a linktype="page" id="{page.pk}">das Ziel</a></p>'
    offers.start.add_child(
        instance=Standardseite(title="Verweis", slug="verweis", text=[("absatz", link)])
    )
    found = get_catalogue().referring(page.translation_key, language="de")
    assert [entry.title for entry in found] == ["Verweis"]


def test_a_list_costs_the_same_queries_with_10_and_with_60_offers(small_site: SmallSite) -> None:
    def cost() -> int:
        listing({}, kinds=("angebot",))  # names are read once a minute
        with CaptureQueriesContext(
            connection,
        ) as queries:
            listing({"sozialraum": "osterfeld"}, kinds=("angebot",))
        return len(queries)

    for number in range(10):
        small_site.offer(f"Angebot {number}", districts=[small_site.osterfeld])
    few = cost()
    for number in range(10, 60):
        small_site.offer(f"Angebot {number}", districts=[small_site.osterfeld])
    assert cost() == few <= 5


HOSTILE = [
    '"',
    "'",
    "\0",
    "a\0b",
    '" OR 1=1 --',
    "NEAR(a b)",
    "title_words:x",
    "AND OR NOT",
    "*",
    "-",
    "()",
    "🎉🧑‍🤝‍🧑",
    "\u202eabc\u200f",
    "%s %d",
    "{{ 7*7 }}",
    "\ud800",
    "ä" * 10_000,
    "wort " * 2_000,
    "   ",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_get_a_friendly_page(offers: SmallSite, client: Client, query: str) -> None:
    listing({"q": query, "seite": query, "art": query, "schlagwort": [query]})
    sent = query.encode("utf-8", "replace").decode()
    for address in ("/suche/", "/api/v1/suche"):
        assert (
            client.get(address, {"q": sent, "sozialraum": sent, "seite": sent}).status_code == 200
        )


@pytest.mark.parametrize("page", ["0", "-1", "1.5", "9" * 30, "٣", "abc"])
def test_a_nonsense_page_number_gives_a_page(offers: SmallSite, page: str) -> None:
    assert listing({"seite": page}).total > 0


def test_languages_spoken_are_named_in_the_readers_language_and_german_comes_first(
    small_site: SmallSite,
) -> None:
    small_site.offer("Babytreff", sprachen=["ar", "gsg", "de"])
    listing = get_catalogue().listing({}, language="de", kinds=("angebot",))
    [spoken] = [facet for facet in listing.facets if facet.name == "sprache"]
    assert [choice.name for choice in spoken.values] == [
        "Deutsch",
        "Deutsche Gebärdensprache",
        "Arabisch",
    ]
    assert names.value("sprache", "ar", "ar").name == "العربية"
    assert get_catalogue().listing({"sprache": "xx"}, language="de").errors
