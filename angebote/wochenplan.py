"""The weekly times of an offer as readers see them: day by day, in one line, as next dates."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import pgettext_lazy

from portal.core.aufzaehlung import in_parts
from portal.core.wochenzeiten import Wochenzeit, day_names, in_one_line, is_simple, span

from .auswahl import Rhythmus, Wochentag

if TYPE_CHECKING:
    from .models.zeiten import Ausnahme, Oeffnungszeit

WORKING_DAYS: Final = 5
SIMPLE_RHYTHMS: Final = {
    Rhythmus.ERSTE: pgettext_lazy("easy language", "Only on the first %(days)s of the month"),
    Rhythmus.ZWEITE: pgettext_lazy("easy language", "Only on the second %(days)s of the month"),
    Rhythmus.DRITTE: pgettext_lazy("easy language", "Only on the third %(days)s of the month"),
    Rhythmus.VIERTE: pgettext_lazy("easy language", "Only on the fourth %(days)s of the month"),
    Rhythmus.LETZTE: pgettext_lazy("easy language", "Only on the last %(days)s of the month"),
}
LOOK_AHEAD_DAYS: Final = 62


@dataclass(frozen=True, slots=True)
class Zeitspanne:
    """A time of a day: clock times, "" or which week of the month, and a note (German)."""

    von: datetime.time
    bis: datetime.time
    rhythmus: str
    hinweis: str

    @property
    def text(self) -> str:
        return span(self.von, self.bis)


@dataclass(frozen=True, slots=True)
class Tagesplan:
    """A row of the weekly table."""

    wochentag: int
    name: str
    zeiten: tuple[Zeitspanne, ...]
    heute: bool


@dataclass(frozen=True, slots=True)
class Termin:
    """One date on which the offer takes place."""

    tag: datetime.date
    von: datetime.time
    bis: datetime.time
    hinweis: str


def tagesplaene(zeiten: Iterable[Oeffnungszeit], heute: datetime.date) -> list[Tagesplan]:
    """Return Monday to Friday, and the weekend where there are times; [] without any times."""
    by_day: dict[int, list[Zeitspanne]] = defaultdict(list)
    for zeit in sorted(zeiten, key=lambda z: (z.wochentag, z.von)):
        rhythmus = rhythm_text(zeit.rhythmus, zeit.wochentag)
        by_day[zeit.wochentag].append(Zeitspanne(zeit.von, zeit.bis, rhythmus, zeit.hinweis))
    if not by_day:
        return []
    return [
        Tagesplan(day.value, str(day.label), tuple(by_day[day]), day == heute.weekday())
        for day in Wochentag
        if day < WORKING_DAYS or by_day[day]
    ]


def naechste_termine(
    zeiten: Sequence[Oeffnungszeit],
    ausnahmen: Sequence[Ausnahme],
    *,
    ab: datetime.date,
    bis: datetime.date | None = None,
    limit: int = 3,
) -> list[Termin]:
    """Return the next dates from ``ab`` on, at most two months ahead and not after ``bis``."""
    last = min(filter(None, [bis, ab + datetime.timedelta(days=LOOK_AHEAD_DAYS)]))
    closed = [ausnahme for ausnahme in ausnahmen if ausnahme.geschlossen]
    found: list[Termin] = []
    for tag in days(ab, last):
        if any(ausnahme.umfasst(tag) for ausnahme in closed):
            continue
        found += [Termin(tag, z.von, z.bis, z.hinweis) for z in zeiten if z.faellt_auf(tag)]
        if len(found) >= limit:
            break
    return sorted(found, key=lambda termin: (termin.tag, termin.von))[:limit]


def days(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    for number in range((last - first).days + 1):
        yield first + datetime.timedelta(days=number)


def wochenplan_kurz(zeiten: Iterable[Oeffnungszeit]) -> str:
    """Return the times in one line, such as “Mo–Do, 14:00–16:00”; "" without any times.

    What is not every week says so: “Do, 8:00–10:00 (first of the month)”.
    """
    by_rhythm: dict[str, list[Wochenzeit]] = defaultdict(list)
    for zeit in zeiten:
        by_rhythm[zeit.rhythmus].append((zeit.wochentag, zeit.von, zeit.bis))
    lines = (line_of(rhythm, rows) for rhythm, rows in by_rhythm.items())
    return " ".join(lines) if is_simple() else in_parts(lines)


def line_of(rhythm: str, rows: Sequence[Wochenzeit]) -> str:
    """Return the times of one rhythm in one line."""
    if rhythm == Rhythmus.JEDE_WOCHE:
        return in_one_line(rows)
    if is_simple():
        return f"{in_one_line(rows)} {rhythm_text(rhythm, *sorted({row[0] for row in rows}))}."
    return f"{in_one_line(rows)} ({Rhythmus(rhythm).label})"


def rhythm_text(rhythm: str, *days: int) -> str:
    """Return “first of the month”, "" for every week; Leichte Sprache says it with the days."""
    if rhythm == Rhythmus.JEDE_WOCHE:
        return ""
    if not is_simple():
        return str(Rhythmus(rhythm).label)
    return str(SIMPLE_RHYTHMS[Rhythmus(rhythm)]) % {"days": day_names(days)}
