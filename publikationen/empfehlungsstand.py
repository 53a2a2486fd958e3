"""Recommendations of a paper with their status when it was published, and today."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.core.catalogue import Entry, get_catalogue

from .stand import Umsetzungsstand

if TYPE_CHECKING:
    from .models import Handlungsempfehlung, UmsetzungsstandEintrag


@dataclass(frozen=True, slots=True)
class EmpfehlungDamalsHeute:
    """The public row of a recommendation, its number, and two statuses."""

    entry: Entry
    nummer: str
    damals: Umsetzungsstand
    heute: Umsetzungsstand


def then_and_today(
    pages: Sequence[Handlungsempfehlung], tag: datetime.date | None, *, language: str
) -> list[EmpfehlungDamalsHeute]:
    """Return the public ones of ``pages`` in their order; ``tag`` is the day of the paper."""
    entries = get_catalogue().entries([page.translation_key for page in pages], language=language)
    history = histories(page.pk for page in pages)
    return [
        EmpfehlungDamalsHeute(
            entry=entries[page.translation_key],
            nummer=page.nummer or "",
            damals=status(history[page.pk], tag),
            heute=status(history[page.pk], None),
        )
        for page in pages
        if page.translation_key in entries
    ]


def histories(pks: Iterable[int]) -> dict[int, list[UmsetzungsstandEintrag]]:
    """Return the entries of several pages, newest first, in one query."""
    from .models import UmsetzungsstandEintrag

    found: dict[int, list[UmsetzungsstandEintrag]] = defaultdict(list)
    for entry in UmsetzungsstandEintrag.objects.filter(page_id__in=list(pks)):
        found[entry.page_id].append(entry)
    return found


def status(history: Iterable[UmsetzungsstandEintrag], tag: datetime.date | None) -> Umsetzungsstand:
    """Return the status on a day, today without one; open before the first report."""
    known = (e for e in history if tag is None or (e.datum and e.datum <= tag))
    newest = next(known, None)
    return Umsetzungsstand(newest.stand) if newest else Umsetzungsstand.OFFEN
