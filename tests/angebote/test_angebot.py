"""The offer: what readers see of its facts."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.utils import translation

from angebote.models import Angebot, AngebotKontakt, AngebotOrt, Ausnahme, Oeffnungszeit
from portal.register.models import ThemeninselAlias
from tests.factories import (
    AngebotFactory,
    Baum,
    EinrichtungFactory,
    KontaktFactory,
    LebensphaseFactory,
    SozialraumFactory,
    ThemeninselFactory,
    ZielgruppeFactory,
)

pytestmark = pytest.mark.django_db
SUNDAY = datetime.date(2026, 11, 22)


def hours(day: int, start: int, end: int, **more: object) -> Oeffnungszeit:
    return Oeffnungszeit(wochentag=day, von=datetime.time(start), bis=datetime.time(end), **more)


def test_a_card_says_for_whom_where_when_what_it_costs_and_in_which_languages(baum: Baum) -> None:
    offer = AngebotFactory(
        parent=baum.angebote,
        zielgruppen=[ZielgruppeFactory(name="Eltern")],
        alter_von_monate=0,
        alter_bis_monate=12,
        sozialraeume=[SozialraumFactory(name="Osterfeld")],
        oeffnungszeiten=[hours(1, 9, 11), hours(3, 9, 11)],
        kosten_art="betrag",
        kosten_betrag=Decimal("20.00"),
        kosten_je="monat",
    )
    with translation.override("en"):
        texts = [fact.text for fact in offer.catalogue_card()]
    assert texts == [
        "Eltern, up to 1 year",
        "Osterfeld",
        "Tue and Thu, 9:00–11:00",
        "20\N{NO-BREAK SPACE}€ per month",
    ]


def test_a_translation_shows_the_facts_of_the_german_page(baum: Baum) -> None:
    offer = AngebotFactory(
        parent=baum.angebote, kosten_art="kostenlos", oeffnungszeiten=[hours(1, 9, 11)]
    )
    english = baum.translate(offer, "en", title="Baby group")
    Angebot.objects.filter(pk=offer.pk).update(kosten_art="gestaffelt")
    english = Angebot.objects.get(pk=english.pk)
    with translation.override("en"):
        assert english.title == "Baby group"
        assert english.quelle.kosten_text == "depends on income or group"
        assert english.catalogue_facets()["kosten"] == []
        tuesday = english.oeffnungszeiten_je_tag()[1]
    assert (tuesday.name, tuesday.zeiten[0].text) == ("Tuesday", "9:00–11:00")


def test_an_offer_is_found_by_every_facet_it_belongs_to(baum: Baum) -> None:
    LebensphaseFactory(slug="0-1", alter_von_monate=0, alter_bis_monate=12)
    LebensphaseFactory(slug="1-3", alter_von_monate=12, alter_bis_monate=36)
    offer = AngebotFactory(
        parent=baum.angebote,
        zielgruppen=[ZielgruppeFactory(slug="eltern")],
        themeninseln=[ThemeninselFactory(slug="familien")],
        alter_bis_monate=12,
        kosten_art="kostenlos",
        schlagwoerter=["Hebamme"],
    )
    offer.sprachen = ["de", "tr"]
    facets = offer.catalogue_facets()
    assert facets["sozialraum"] == ["stadtweit"]
    assert facets["themeninsel"] == ["familien"]
    assert facets["zielgruppe"] == ["eltern"]
    assert facets["lebensphase"] == ["0-1"]
    assert facets["sprache"] == ["de", "tr"]
    assert facets["kosten"] == ["kostenlos"]
    assert facets["schlagwort"] == ["hebamme"]


@time_machine.travel(SUNDAY)
def test_an_offer_that_ran_out_is_shown_as_ended_without_anybody_editing_it(baum: Baum) -> None:
    running = AngebotFactory(parent=baum.angebote, befristet_bis=SUNDAY)
    over = AngebotFactory(parent=baum.angebote, befristet_bis=datetime.date(2026, 11, 21))
    assert running.catalogue_status() == "aktiv"
    assert over.catalogue_status() == "beendet"
    assert list(Angebot.objects.live_now()) == [running]


@time_machine.travel(SUNDAY)
def test_a_pause_ends_by_itself(baum: Baum) -> None:
    past, future = datetime.date(2026, 11, 20), datetime.date(2026, 12, 1)
    back = AngebotFactory(parent=baum.angebote, status="pausiert", pausiert_bis=past)
    paused = AngebotFactory(parent=baum.angebote, status="pausiert", pausiert_bis=future)
    assert back.status_heute == "aktiv"
    assert paused.status_heute == "pausiert"
    assert list(Angebot.objects.live_now()) == [back]


@time_machine.travel(SUNDAY)
def test_next_dates_leave_out_closed_days_and_the_time_after_the_end(baum: Baum) -> None:
    offer = AngebotFactory(
        parent=baum.angebote,
        befristet_bis=datetime.date(2026, 12, 8),
        oeffnungszeiten=[hours(1, 9, 11)],
        ausnahmen=[Ausnahme(von=datetime.date(2026, 12, 1), bis=datetime.date(2026, 12, 2))],
    )
    dates = [termin.tag for termin in offer.naechste_termine(limit=9)]
    assert dates == [datetime.date(2026, 11, 24), datetime.date(2026, 12, 8)]


@time_machine.travel(SUNDAY)
def test_a_paused_offer_has_its_next_date_after_the_pause(baum: Baum) -> None:
    offer = AngebotFactory(
        parent=baum.angebote,
        status="pausiert",
        pausiert_bis=datetime.date(2026, 11, 24),
        oeffnungszeiten=[hours(1, 9, 11)],
    )
    assert offer.naechste_termine()[0].tag == datetime.date(2026, 12, 1)


def test_a_house_gives_address_and_access_to_its_offers(baum: Baum) -> None:
    house = EinrichtungFactory(name="Familienzentrum", stufenlos="ja")
    offer = AngebotFactory(
        parent=baum.angebote, orte=[AngebotOrt(einrichtung=house, raum="Raum 2")]
    )
    assert str(offer.orte.get()) == "Familienzentrum, Raum 2, Musterstraße 7, 46047 Oberhausen"
    with translation.override("en"):
        assert offer.zugang_liste() == ["step-free entrance"]


@time_machine.travel(SUNDAY)
def test_a_contact_is_not_shown_after_its_last_day(baum: Baum) -> None:
    shown, gone = KontaktFactory(), KontaktFactory(anzeige_bis=datetime.date(2026, 11, 1))
    offer = AngebotFactory(
        parent=baum.angebote,
        kontakte=[AngebotKontakt(kontakt=shown), AngebotKontakt(kontakt=gone)],
    )
    assert offer.kontaktstellen() == [shown]


def test_a_search_for_another_spelling_of_the_theme_finds_the_offer(baum: Baum) -> None:
    island = ThemeninselFactory(name="Gesundheit", namen={"tr": "Sağlık"})
    ThemeninselAlias.objects.create(themeninsel=island, name="Gesundheitsinsel")
    offer = AngebotFactory(parent=baum.angebote, themeninseln=[island])
    assert {"Gesundheit", "Sağlık", "Gesundheitsinsel"} <= set(offer.catalogue_keywords())
