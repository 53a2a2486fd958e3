"""Recommendations of a paper with their status when it was published, and today."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F

from portal.core.catalogue import Entry
from portal.core.textlinks import translation_keys

from .stand import Umsetzungsstand

if TYPE_CHECKING:
    from .models import UmsetzungsstandEintrag


@dataclass(frozen=True, slots=True)
class EmpfehlungDamalsHeute:
    """The public row of a recommendation, its number, and two statuses."""

    entry: Entry
    nummer: str
    damals: Umsetzungsstand
    heute: Umsetzungsstand


def then_and_today(
    pks: Sequence[int], entries: Iterable[Entry], tag: datetime.date | None
) -> list[EmpfehlungDamalsHeute]:
    """Return the public ones of these recommendations in order; ``tag`` is the day of the paper."""
    shown = {entry.translation_key: entry for entry in entries}
    history = histories(pks)
    return [
        EmpfehlungDamalsHeute(
            entry=shown[key],
            nummer=number_of(shown[key]),
            damals=status(history[key], tag),
            heute=status(history[key], None),
        )
        for key in translation_keys(pks)
        if key in shown
    ]


def number_of(entry: Entry) -> str:
    """The number of a recommendation is its address in capitals."""
    return entry.url.rstrip("/").rsplit("/", 1)[-1].upper()


def histories(pks: Iterable[int]) -> dict[UUID, list[UmsetzungsstandEintrag]]:
    """Return the entries of several pages by translation key, newest first, in one query."""
    from .models import UmsetzungsstandEintrag

    found: dict[UUID, list[UmsetzungsstandEintrag]] = defaultdict(list)
    entries = UmsetzungsstandEintrag.objects.filter(page_id__in=list(pks))
    for entry in entries.annotate(key=F("page__translation_key")):
        found[entry.key].append(entry)
    return found


def status(history: Iterable[UmsetzungsstandEintrag], tag: datetime.date | None) -> Umsetzungsstand:
    """Return the status on a day, today without one; open before the first report."""
    known = (e for e in history if tag is None or (e.datum and e.datum <= tag))
    newest = next(known, None)
    return Umsetzungsstand(newest.stand) if newest else Umsetzungsstand.OFFEN
