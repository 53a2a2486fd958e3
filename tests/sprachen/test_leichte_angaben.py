"""Who reads Leichte Sprache learns everything that decides whether one can go there."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from angebote.auswahl import Anmeldung, Vorhanden
from angebote.models.zeiten import Ausnahme, Oeffnungszeit
from tests.freigabe.factories import Haus, make_live

from .conftest import translate


@pytest.fixture
def haus(db: None) -> Haus:
    haus = Haus()
    translate(haus.index.get_parent().specific, "de-simple", "Start")
    translate(haus.index, "de-simple", "Angebote")
    return haus


def text_of(haus: Haus, client: Client, **facts: object) -> str:
    page = make_live(haus.index, haus.a, title="Treff", slug="treff", **facts)
    translate(page, "de-simple", "Treff")
    html = client.get("/de-simple/angebote/treff/").content.decode()
    return html.split("<main", 1)[1]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Anmeldung.NICHT_NOETIG, "Sie können einfach kommen."),
        (Anmeldung.ERFORDERLICH, "Bitte melden Sie sich vorher an."),
        (Anmeldung.TELEFONISCH, "Bitte rufen Sie vorher an."),
        (Anmeldung.ONLINE, "Bitte melden Sie sich im Internet an."),
    ],
)
def test_whether_one_has_to_register(
    haus: Haus, client: Client, kind: Anmeldung, sentence: str
) -> None:
    assert sentence in text_of(haus, client, anmeldung=kind)


def test_until_when_one_can_register(haus: Haus, client: Client) -> None:
    facts = {"anmeldung": Anmeldung.ONLINE, "anmeldung_bis": datetime.date(2027, 5, 14)}
    assert "bis zum 14. Mai 2027 anmelden" in text_of(haus, client, **facts)


def test_the_age_is_that_of_the_german_page(haus: Haus, client: Client) -> None:
    facts = {"alter_von_monate": 6 * 12, "alter_bis_monate": 13 * 12}
    assert "Alter: 6 bis 13 Jahre" in text_of(haus, client, **facts)


def test_how_to_get_in_and_who_translates(haus: Haus, client: Client) -> None:
    facts = {"stufenlos": Vorhanden.NEIN, "induktion": Vorhanden.NEIN, "dolmetschen": True}
    text = text_of(haus, client, **facts)
    assert "Am Eingang sind Stufen" in text
    assert "Keine Hilfe für Menschen mit Hör-Gerät" in text
    assert "Jemand kann für Sie übersetzen." in text


def test_days_that_are_different_are_told_with_their_note(haus: Haus, client: Client) -> None:
    soon = timezone.localdate() + datetime.timedelta(days=8)
    later = soon + datetime.timedelta(days=2)
    hours = Oeffnungszeit(
        wochentag=1, von=datetime.time(9), bis=datetime.time(10), hinweis="Nur für Väter"
    )
    text = text_of(
        haus,
        client,
        oeffnungszeiten=[hours],
        ausnahmen=[
            Ausnahme(von=soon, bis=soon, geschlossen=True),
            Ausnahme(von=later, bis=later, geschlossen=False, hinweis="Wir beginnen später"),
        ],
    )
    assert "ist geschlossen" in text
    assert " bis zum " not in text
    assert "ist es zu einer anderen Zeit." in text
    assert "Wir beginnen später" in text
    assert "Nur für Väter" in text


def test_the_page_can_be_printed(haus: Haus, client: Client) -> None:
    assert 'href="/de-simple/angebote/treff.pdf"' in text_of(haus, client)
