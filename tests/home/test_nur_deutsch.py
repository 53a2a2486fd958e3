"""A reader knows before a link that the page behind it is in German only."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.rich_text import RichText

from portal.register.models import Themeninsel
from portal.sprachen.models import Sprache
from tests.factories import (
    AngebotFactory,
    Baum,
    DokumentationFactory,
    HandlungsempfehlungFactory,
    ThemeninselFactory,
    VeranstaltungFactory,
)


@pytest.fixture
def island(baum: Baum) -> Themeninsel:
    """A theme with a page of every kind, in German only; its own page is in English, too."""
    Sprache.objects.update(eingeschaltet=True)
    cache.clear()
    theme: Themeninsel = ThemeninselFactory(name="Familie", slug="familie")
    event = VeranstaltungFactory(
        parent=baum.dialoge, title="Erster Dialog", themeninseln=[theme], schlagwoerter=["Hebamme"]
    )
    DokumentationFactory(
        parent=event,
        title="Was gesagt wurde",
        kapitel=[("themeninsel_block", {"themeninsel": theme})],
    )
    HandlungsempfehlungFactory(
        parent=baum.handlungsempfehlungen,
        title="Treff sichern",
        themeninseln=[theme],
        schlagwoerter=["Hebamme"],
    )
    baum.translate(baum.theme_page(theme), "en")
    return theme


def marked(html: str, title: str) -> bool:
    """Whether the mark stands between this title and the next link."""
    _before, found, after = html.partition(title)
    return bool(found) and "in German only" in re.split(r"<a\b", after, maxsplit=1)[0]


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


TITLES = ("Erster Dialog", "Was gesagt wurde", "Treff sichern")


def test_a_theme_says_which_of_its_pages_are_in_german_only(
    client: Client, island: Themeninsel
) -> None:
    html = read(client, "/en/themeninseln/familie/")
    assert [title for title in TITLES if not marked(html, title)] == []
    assert "nur auf Deutsch" not in read(client, "/themeninseln/familie/")


def test_a_keyword_says_which_of_its_pages_are_in_german_only(
    client: Client, island: Themeninsel
) -> None:
    html = read(client, "/en/schlagwoerter/hebamme/")
    assert [title for title in (TITLES[0], TITLES[2]) if not marked(html, title)] == []


def test_an_offer_says_which_pages_that_name_it_are_in_german_only(
    client: Client, baum: Baum, island: Themeninsel
) -> None:
    offer = AngebotFactory(parent=baum.angebote, title="Babytreff", slug="babytreff")
    link = f'<p><a linktype="page" id="{offer.pk}">Babytreff</a></p>'
    HandlungsempfehlungFactory(
        parent=baum.handlungsempfehlungen, title="Treff bezahlen", text=[("absatz", RichText(link))]
    )
    baum.translate(offer, "en", title="Baby group")
    assert marked(read(client, "/en/angebote/babytreff/"), "Treff bezahlen")
