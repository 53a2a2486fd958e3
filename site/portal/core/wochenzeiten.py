"""Times of the week in words: “Mon–Fri, 8:00–12:00”, in the active language.

Leichte Sprache has no abbreviations and no sign for “to”: “Montag von 8 Uhr bis 12 Uhr”.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from .aufzaehlung import in_parts, listed
from .languages import SIMPLE_LANGUAGE

# Day (0: Monday), from, to.
Wochenzeit = tuple[int, datetime.time, datetime.time]


def is_simple() -> bool:
    """Whether the reader reads Leichte Sprache."""
    return get_language() == SIMPLE_LANGUAGE


def clock(time: datetime.time) -> str:
    """Return 9:30, as signs and speech say it, in every language."""
    return f"{time.hour}:{time.minute:02d}"


def clock_simple(time: datetime.time) -> str:
    """Return 9.30, or 11 for the whole hour, as Leichte Sprache writes it before “Uhr”."""
    return f"{time.hour}.{time.minute:02d}" if time.minute else str(time.hour)


def span(von: datetime.time, bis: datetime.time) -> str:
    """Return “9:00–11:30”; in Leichte Sprache “von 9 Uhr bis 11.30 Uhr”."""
    if not is_simple():
        return f"{clock(von)}–{clock(bis)}"
    sentence = pgettext("easy language", "from %(from)s o’clock to %(to)s o’clock")
    return sentence % {"from": clock_simple(von), "to": clock_simple(bis)}


def in_one_line(zeiten: Iterable[Wochenzeit]) -> str:
    """Return the times in one line, such as “Mo–Do, 14:00–16:00”; "" without any times.

    In Leichte Sprache every time is a statement of its own, with a full stop.
    """
    pairs = weekly(zeiten)
    if is_simple():
        return " ".join(f"{days} {times}." for days, times in pairs)
    return in_parts(listed(pair) for pair in pairs)


def weekly(zeiten: Iterable[Wochenzeit]) -> list[tuple[str, str]]:
    """Return pairs of days and times, such as (“Mo–Do”, “14:00–16:00”)."""
    days_of: dict[tuple[datetime.time, datetime.time], set[int]] = defaultdict(set)
    for wochentag, von, bis in zeiten:
        days_of[von, bis].add(wochentag)
    ordered = sorted(days_of.items(), key=lambda item: (min(item[1]), item[0]))
    return [(day_names(sorted(numbers)), span(von, bis)) for (von, bis), numbers in ordered]


def day_names(numbers: Sequence[int]) -> str:
    """Return “Mo–Do” for three or more days in a row, else “Di und Do”; whole words if simple."""
    names = [str((WEEKDAYS if is_simple() else WEEKDAYS_ABBR)[number]) for number in numbers]
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        if is_simple():
            words = pgettext("easy language", "%(first)s to %(last)s")
            return words % {"first": names[0], "last": names[-1]}
        return f"{names[0]}–{names[-1]}"
    return enumeration(names)


def enumeration(names: Sequence[str]) -> str:
    """Join names as a sentence does: “A, B and C”."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": listed(names[:-1]), "last": names[-1]}
