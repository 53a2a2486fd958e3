"""The small site that these tests stand on, with one rich offer."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from angebote.kennung import kennung
from angebote.models import Angebot, AngebotOrt, Ausnahme, Oeffnungszeit
from angebote.models.ort import AngebotKontakt
from portal.register.models import Kontakt
from portal.sprachen.models import Sprache
from tests.factories.baum import Baum, baum
from tests.factories.seiten import AngebotFactory

__all__ = ["baum"]


def rich_offer(baum: Baum, title: str) -> Angebot:
    """An offer that says something on every line of the sheet."""
    page: Any = AngebotFactory(
        parent=baum.angebote, title=title, fuer_wen="Eltern mit Babys", alter_bis_monate=12,
        kosten_art="betrag", kosten_betrag=Decimal(5), kosten_je="termin", sprachen=["de", "ar"],
        anmeldung="telefonisch", mitbringen="Decke\nWindeln", stufenlos="ja",
        zeiten_hinweis="nach Absprache", dolmetschen=True,
        befristet_bis=timezone.localdate() + datetime.timedelta(days=400),
    )  # fmt: skip
    office = Kontakt.objects.create(
        bezeichnung="Frühe Hilfen",
        telefon="0208 123 456",
        email="hilfen@example.org",
        sprechzeiten={str(day): [["08:00", "12:00"]] for day in range(5)},
        erreichbar="nur nach Anruf",
    )
    later = timezone.localdate() + datetime.timedelta(days=30)
    page.oeffnungszeiten = [
        Oeffnungszeit(
            wochentag=1, von=datetime.time(9, 30), bis=datetime.time(11), rhythmus="1", hinweis="A"
        )
    ]
    page.ausnahmen = [Ausnahme(von=later, bis=later, hinweis="Ferien")]
    page.orte = [AngebotOrt(bezeichnung="Haus", strasse="Weg 1", plz="46045")]
    page.kontakte = [AngebotKontakt(kontakt=office)]
    page.save_revision().publish()
    return Angebot.objects.get(pk=page.pk)


@pytest.fixture(autouse=True)
def every_language(db: None) -> None:
    """All languages are switched on; nothing of an earlier test is cached."""
    Sprache.objects.update(eingeschaltet=True)
    cache.clear()


@pytest.fixture
def offer(baum: Baum) -> Angebot:
    return rich_offer(baum, "Babytreff")


@pytest.fixture
def address() -> Callable[..., str]:
    """Address of a sheet with these offers."""

    def build(*pages: Angebot, mit: str = "", view: str = "/merkzettel/") -> str:
        names = ".".join(kennung(page.translation_key) for page in pages)
        return f"{view}?a={names}" + (f"&mit={mit}" if mit else "")

    return build
