"""Times of the week in words: “Mon–Fri, 8:00–12:00”, in the active language."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .aufzaehlung import listed

# Day (0: Monday), from, to.
Wochenzeit = tuple[int, datetime.time, datetime.time]


def clock(time: datetime.time) -> str:
    """Return 9:30, as signs and speech say it, in every language."""
    return f"{time.hour}:{time.minute:02d}"


def in_one_line(zeiten: Iterable[Wochenzeit]) -> str:
    """Return the times in one line, such as “Mo–Do, 14:00–16:00”; "" without any times."""
    return pgettext("between two times", "; ").join(listed(pair) for pair in weekly(zeiten))


def weekly(zeiten: Iterable[Wochenzeit]) -> list[tuple[str, str]]:
    """Return pairs of days and times, such as (“Mo–Do”, “14:00–16:00”)."""
    days_of: dict[tuple[datetime.time, datetime.time], set[int]] = defaultdict(set)
    for wochentag, von, bis in zeiten:
        days_of[von, bis].add(wochentag)
    ordered = sorted(days_of.items(), key=lambda item: (min(item[1]), item[0]))
    return [
        (day_names(sorted(numbers)), f"{clock(von)}–{clock(bis)}")
        for (von, bis), numbers in ordered
    ]


def day_names(numbers: Sequence[int]) -> str:
    """Return “Mo–Do” for three or more days in a row, else “Di und Do”."""
    names = [str(WEEKDAYS_ABBR[number]) for number in numbers]
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{names[0]}–{names[-1]}"
    return enumeration(names)


def enumeration(names: Sequence[str]) -> str:
    """Join names as a sentence does: “A, B and C”."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": listed(names[:-1]), "last": names[-1]}
