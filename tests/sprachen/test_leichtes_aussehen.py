"""Leichte Sprache looks calm on every page, speaks simply in its frame, and explains the site."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client
from wagtail.models import Locale

from portal.core.catalogue import CardFact
from portal.home.models import Standardseite, Startseite

from .conftest import Welt, translate

HARD_LABELS = ("Umsetzungsstand", "Handlungsempfehlung", "Strategiepapiere", "Sozialräume")


@pytest.fixture
def leicht(welt: Welt) -> Startseite:
    start: Startseite = translate(welt.start, "de-simple", "Hilfe")
    translate(welt.haus.index, "de-simple", "Angebote")
    help_page = welt.start.add_child(instance=Standardseite(title="Hilfe", slug="hilfe"))
    translate(help_page, "de-simple", "So geht es")
    return start


def test_start_page_has_one_column_with_large_signs(leicht: Startseite, client: Client) -> None:
    html = client.get("/de-simple/").content.decode()
    assert '<article class="leicht">' in html
    assert '<body class="leicht-seite">' in html
    assert "auftakt" not in html


@pytest.mark.parametrize("path", ["/de-simple/", "/de-simple/angebote/", "/de-simple/suche/"])
def test_head_of_every_page_leads_to_notes_on_content_and_use(
    leicht: Startseite, client: Client, path: str
) -> None:
    html = client.get(path).content.decode()
    assert 'aria-label="Hinweise zu dieser Internet-Seite"' in html
    assert 'href="/de-simple/hilfe/"' in html


@pytest.mark.parametrize(
    "path", ["/de-simple/", "/de-simple/angebote/", "/de-simple/gibt-es-nicht/"]
)
def test_frame_uses_no_hard_word(leicht: Startseite, client: Client, path: str) -> None:
    html = client.get(f"/de-simple/{path}").content.decode()
    assert [word for word in HARD_LABELS if word in html] == []


def test_german_page_leads_to_leichte_sprache_from_its_head(
    leicht: Startseite, client: Client
) -> None:
    head = client.get("/angebote/").content.decode().split("<main", 1)[0]
    assert 'href="/de-simple/angebote/" hreflang="de-simple"' in head


def test_other_languages_keep_their_own_layout(leicht: Startseite, client: Client) -> None:
    assert Locale.objects.filter(language_code="en").exists()
    html = client.get("/en/").content.decode()
    assert "leicht-seite" not in html
    assert "leicht-hinweise" not in html


def test_card_asks_a_question_without_a_colon_behind_it() -> None:
    facts = [CardFact("uhr", "Wann?", "Mo, 8:00–12:00"), CardFact("euro", "Cost", "free")]
    html = render_to_string("components/merk.html", {"facts": facts})
    assert "Wann? </span>" in html
    assert "Cost: </span>" in html
