"""Loads the offers."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any, Final

from django.utils import timezone

from angebote.models import (
    Angebot,
    AngebotKontakt,
    AngebotOrt,
    Ausnahme,
    Oeffnungszeit,
)
from portal.register.models import Sozialraum, Themeninsel, Zielgruppe

from .fences import fence
from .lookup import Lookup
from .markup import stream
from .pages import common, place, texts
from .records import Record, read_folder

TEXTS: Final = (
    "fuer_wen",
    "zeiten_hinweis",
    "kosten_hinweis",
    "zugang_hinweis",
    "anmeldung_hinweis",
    "mitbringen",
)
# Facts that stand in the file under the name of the field.
FACTS: Final = (
    "stadtweit",
    "kosten_art",
    "kosten_je",
    "sprachen",
    "dolmetschen",
    "anmeldung",
    "anmeldung_bis",
    "webseite",
    "status",
    "pausiert_bis",
    "befristet_bis",
    "traeger",
)
# The day for which the files were written: what was fresh then is fresh on the day of loading.
WRITTEN_ON: Final = datetime.date(2026, 11, 22)
DAYS: Final = ("mo", "di", "mi", "do", "fr", "sa", "so")
TIME: Final = re.compile(r"^(?:(\w+)\.)?(\w\w) (\d+:\d\d)-(\d+:\d\d)$")


def offer_records() -> list[Record]:
    return [row for file in read_folder("angebote") for row in file["angebot"]]


def load_offers(lookup: Lookup) -> int:
    """Create the offers that are missing; return how many."""
    parent = lookup.page("angebote")
    rows = [r for r in offer_records() if lookup.page_or_none(f"angebote/{r['slug']}") is None]
    for row in rows:
        place(offer(row, lookup), parent, lookup, row.get("schlagwoerter", []))
    return len(rows)


def offer(row: Record, lookup: Lookup) -> Angebot:
    """Return the unsaved page of a record."""
    page = Angebot(
        **common(row),
        **texts(row, *TEXTS),
        **{name: row[name] for name in FACTS if name in row},
        **age(row.get("alter", [])),
        beschreibung=stream(
            row["beschreibung"], f"angebote/{row['slug']}/beschreibung", lookup, fence
        ),
        zustaendiger_bereich=lookup.bereich(row["zustaendiger_bereich"]),
    )
    if "kosten_betrag" in row:
        page.kosten_betrag = Decimal(row["kosten_betrag"])
    if "geprueft_am" in row:
        page.geprueft_am = row["geprueft_am"] + time_since_written()
        page.geprueft_von = page.zustaendiger_bereich
    page.beteiligte_bereiche = lookup.bereiche(row.get("beteiligte_bereiche", []))
    page.themeninseln = lookup.words(Themeninsel, row["themeninseln"])
    page.sozialraeume = lookup.words(Sozialraum, row.get("sozialraeume", []))
    page.zielgruppen = lookup.words(Zielgruppe, row["zielgruppen"])
    add_places(page, row, lookup)
    add_times(page, row)
    return page


def time_since_written() -> datetime.timedelta:
    """How much later than the files the example site is; only a few offers shall be overdue."""
    return max(timezone.localdate() - WRITTEN_ON, datetime.timedelta(0))


def age(limits: list[int]) -> dict[str, Any]:
    """Read [from] or [from, below], in months."""
    return dict(zip(("alter_von_monate", "alter_bis_monate"), limits, strict=False))


def add_places(page: Angebot, row: Record, lookup: Lookup) -> None:
    """Give the page its places, and as contacts those named or else those of its houses."""
    page.orte.set([place_of(where, lookup) for where in row.get("orte", [])])
    houses = [where["einrichtung"] for where in row.get("orte", []) if "einrichtung" in where]
    contacts = row.get("kontakte") or houses[:1]
    page.kontakte.set([AngebotKontakt(kontakt=lookup.kontakt(key)) for key in contacts])


def place_of(where: Record, lookup: Lookup) -> AngebotOrt:
    if "einrichtung" in where:
        house = lookup.einrichtung(where["einrichtung"])
        return AngebotOrt(einrichtung=house, raum=where.get("raum", ""))
    return AngebotOrt(**where)


def add_times(page: Angebot, row: Record) -> None:
    page.oeffnungszeiten.set([weekly_time(text) for text in row.get("oeffnungszeiten", [])])
    page.ausnahmen.set([Ausnahme(**days) for days in row.get("ausnahmen", [])])


def weekly_time(text: str) -> Oeffnungszeit:
    """Read "di 9:30-11:00", "1.mi 15:00-17:00" or "letzte.sa 11:00-15:00"."""
    found = TIME.match(text)
    if found is None or found[2] not in DAYS:
        raise ValueError(f"not a weekly time: {text!r}")
    return Oeffnungszeit(
        rhythmus=found[1] or "jede_woche",
        wochentag=DAYS.index(found[2]),
        von=clock(found[3]),
        bis=clock(found[4]),
    )


def clock(text: str) -> datetime.time:
    hour, minute = text.split(":")
    return datetime.time(int(hour), int(minute))
