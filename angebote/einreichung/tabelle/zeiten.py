"""Times and exceptions in one cell: “Dienstag 9:30–11:00; 1. Donnerstag im Monat 14:00–16:00”."""

from __future__ import annotations

import re
from typing import Any, Final, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.core.wochenzeiten import clock

from ...auswahl import Rhythmus, Wochentag
from ...models.zeiten import Ausnahme, Oeffnungszeit
from ..lesen import read_date, read_time
from .zellen import pieces

Row = TypeVar("Row", Oeffnungszeit, Ausnahme)
DAYS: Final = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
ORDINALS: Final = {
    "": Rhythmus.JEDE_WOCHE,
    "jede": Rhythmus.JEDE_WOCHE,
    "1": Rhythmus.ERSTE,
    "erste": Rhythmus.ERSTE,
    "2": Rhythmus.ZWEITE,
    "zweite": Rhythmus.ZWEITE,
    "3": Rhythmus.DRITTE,
    "dritte": Rhythmus.DRITTE,
    "4": Rhythmus.VIERTE,
    "vierte": Rhythmus.VIERTE,
    "letzte": Rhythmus.LETZTE,
}
DAY_NAME: Final = r"[A-Za-zäöü]{2,10}\.?"
CLOCK: Final = r"\d{1,2}(?:[:.]\d{2})?(?:\s*uhr)?"
DASH: Final = r"\s*(?:-|–|—|\bbis\b)\s*"
TIME_ROW: Final = re.compile(
    rf"^(?:(?P<wann>[1-4]|jede|erste|zweite|dritte|vierte|letzte)[nrs]?\.?\s+)?"
    rf"(?P<tag>{DAY_NAME})(?:{DASH}(?P<letzter>{DAY_NAME}))?"
    rf"(?:\s+im\s+monat)?\s*[:,]?\s+(?:von\s+)?(?P<von>{CLOCK}){DASH}(?P<bis>{CLOCK})"
    rf"\s*(?:\((?P<hinweis>.*)\))?$",
    re.IGNORECASE,
)
DATE: Final = r"\d{1,2}\.\d{1,2}\.\d{2,4}"
EXCEPTION_ROW: Final = re.compile(
    rf"^(?P<von>{DATE})(?:{DASH}(?P<bis>{DATE}))?\s*:?\s*"
    rf"(?P<wie>geschlossen|geöffnet|offen)?\s*(?:\((?P<hinweis>.*)\))?$",
    re.IGNORECASE,
)


def in_one_row(note: str) -> str:
    """A note within a row must not look like the end of the row."""
    return note.replace(";", ",").replace("\n", " ")


def write_times(rows: Any) -> str:
    return "; ".join(write_time(row) for row in rows)


def write_time(row: Oeffnungszeit) -> str:
    day = DAYS[row.wochentag].title()
    when = f"{day} {clock(row.von)}–{clock(row.bis)}"
    if row.rhythmus == Rhythmus.LETZTE:
        when = f"letzter {day} im Monat {clock(row.von)}–{clock(row.bis)}"
    elif row.rhythmus != Rhythmus.JEDE_WOCHE:
        when = f"{row.rhythmus}. {when.replace(day, f'{day} im Monat')}"
    return f"{when} ({in_one_row(row.hinweis)})" if row.hinweis else when


def read_times(text: str) -> list[Oeffnungszeit]:
    """Return the times in the order of the cell; “Mo–Fr 9–12” gives five."""
    return [zeit for piece in pieces(text) for zeit in read_time_row(piece)]


def read_time_row(text: str) -> list[Oeffnungszeit]:
    match = TIME_ROW.match(text)
    if match is None:
        raise ValidationError(
            _("“%(text)s” is no time. Write it like %(example)s")
            % {"text": text[:60], "example": "Dienstag 9:30–11:00; 1. Montag im Monat 14–16 (…)"}
        )
    first = day_of(match["tag"])
    last = day_of(match["letzter"]) if match["letzter"] else first
    begin, end = read_time(match["von"]), read_time(match["bis"])
    if end <= begin or last < first:
        raise ValidationError(
            _("“%(text)s”: the end comes before the beginning.") % {"text": text[:60]}
        )
    rhythm = ORDINALS[(match["wann"] or "").lower()]
    rows = [
        Oeffnungszeit(
            wochentag=day, von=begin, bis=end, rhythmus=rhythm, hinweis=match["hinweis"] or ""
        )
        for day in range(first, last + 1)
    ]
    return valid(rows)


def day_of(text: str) -> int:
    """Return the number of a day: Mo, Mo., Montag, montags."""
    word = text.lower().rstrip(".")
    for number, name in enumerate(DAYS):
        if word in {name, f"{name}s", name[:2]}:
            return number
    raise ValidationError(
        _("“%(text)s” is no day. Allowed: %(days)s.")
        % {"text": text, "days": " · ".join(str(day.label) for day in Wochentag)}
    )


def write_exceptions(rows: Any) -> str:
    return "; ".join(write_exception(row) for row in rows)


def write_exception(row: Ausnahme) -> str:
    days = f"{row.von:%d.%m.%Y}"
    if row.bis != row.von:
        days += f"–{row.bis:%d.%m.%Y}"
    how = "geschlossen" if row.geschlossen else "geöffnet"
    return f"{days} {how}" + (f" ({in_one_row(row.hinweis)})" if row.hinweis else "")


def read_exceptions(text: str) -> list[Ausnahme]:
    return [read_exception(piece) for piece in pieces(text)]


def read_exception(text: str) -> Ausnahme:
    match = EXCEPTION_ROW.match(text)
    if match is None:
        raise ValidationError(
            _("“%(text)s” is no exception. Write it like %(example)s")
            % {"text": text[:60], "example": "24.12.2026–06.01.2027 geschlossen (Ferien)"}
        )
    first = read_date(match["von"])
    last = read_date(match["bis"] or "") or first
    if first is None or last is None or last < first:
        raise ValidationError(
            _("“%(text)s”: the end comes before the beginning.") % {"text": text[:60]}
        )
    closed = (match["wie"] or "geschlossen").lower() == "geschlossen"
    row = Ausnahme(von=first, bis=last, geschlossen=closed, hinweis=match["hinweis"] or "")
    return valid([row])[0]


def valid(rows: list[Row]) -> list[Row]:
    """Raise what the rows' own fields object to, such as a note that is too long."""
    for row in rows:
        row.clean_fields(exclude=["page"])
    return rows
