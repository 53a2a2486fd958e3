"""The note that facts are old: who gets it, and what it asks a reader to do."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from angebote.einreichung.aktualitaet import offers_to_confirm
from angebote.models import Angebot, AngebotKontakt
from tests.factories import AngebotFactory, Baum, KontaktFactory

pytestmark = pytest.mark.django_db
NOTE = "Lange nicht geprüft"
PUBLISHED = datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC)
HALF_A_YEAR_LATER = PUBLISHED + datetime.timedelta(days=184)


def published(baum: Baum, **facts: Any) -> Angebot:
    with time_machine.travel(PUBLISHED, tick=False):
        offer: Angebot = AngebotFactory(parent=baum.angebote, **facts)
    return offer


def shown(client: Client, offer: Angebot) -> str:
    return client.get(offer.url).content.decode()


def test_a_fresh_offer_is_not_called_old_because_nobody_ticked_a_box(
    baum: Baum, client: Client
) -> None:
    offer = published(baum)
    with time_machine.travel(PUBLISHED + datetime.timedelta(days=183)):
        assert NOTE not in shown(client, offer)
    with time_machine.travel(HALF_A_YEAR_LATER):
        page = shown(client, offer)
    assert NOTE in page
    assert "04.05.2026" in page


def test_a_bereich_is_asked_about_an_offer_it_never_confirmed_when_the_rhythm_ends(
    baum: Baum,
) -> None:
    offer = published(baum)
    with time_machine.travel(PUBLISHED + datetime.timedelta(days=100)):
        assert offers_to_confirm() == []
    with time_machine.travel(PUBLISHED + datetime.timedelta(days=175)):
        assert offers_to_confirm() == [offer]


@pytest.mark.parametrize(
    ("ways", "asked"),
    [
        ({"telefon": "0208 123", "email": "haus@example.org"}, "Bitte rufen Sie vorher an."),
        ({"telefon": "", "email": "haus@example.org"}, "Bitte fragen Sie vorher per E-Mail nach."),
        ({"telefon": "", "email": ""}, "Zeiten und Ort können sich geändert haben."),
    ],
)
def test_nobody_is_told_to_call_where_there_is_no_number(
    baum: Baum, client: Client, ways: dict[str, str], asked: str
) -> None:
    contact = KontaktFactory(**ways)
    offer = published(baum, kontakte=[AngebotKontakt(kontakt=contact)])
    with time_machine.travel(HALF_A_YEAR_LATER):
        page = shown(client, offer)
    sentences = ["rufen Sie vorher an", "per E-Mail nach", "können sich geändert haben"]
    assert asked in page
    assert sum(sentence in page for sentence in sentences) == 1
