"""The first step of every engine: the sum that proposes the best hits.

The sum is made of whole numbers, so that every engine comes to exactly the same proposal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..ranking import ENOUGH, LOOKED_AT
from ..ranking.plan import Plan
from ..ranking.synonyms import Tokens
from .base import Bucket

# Rows that are put into their final order; the rest keep the order of the proposal.
PROPOSED: Final = LOOKED_AT
_STEPS: Final = 256  # whole numbers per unit of weight
# A question in a sentence names its subject among other words: only many hits make sure that the
# right page is among them. Measured with 10 for all: 3 points of recall less.
_A_FEW_WORDS: Final = 2
_ENOUGH_FOR_A_SENTENCE: Final = 100
_COLUMNS: Final = {"every": "every", "core": "core", "title": "title_tokens"}


@dataclass(frozen=True, slots=True)
class Clause:
    """Rows that hold all tokens of one of the alternatives in a column get the amount."""

    column: str
    alternatives: tuple[Tokens, ...]
    amount: int


def clauses(bucket: Bucket) -> Iterator[Clause]:
    """What the proposal's sum is made of."""
    for reading in bucket.readings:
        for signal in reading.first.signals:
            amount = round(signal.weight * _STEPS)
            if amount > 0:
                yield Clause(_COLUMNS[signal.column], signal.alternatives, amount)


def enough(bucket: Bucket) -> int:
    """Hits that make a looser level unnecessary."""
    asked = max((_words(reading.plan) for reading in bucket.readings), default=0)
    return ENOUGH if asked <= _A_FEW_WORDS else _ENOUGH_FOR_A_SENTENCE


def _words(plan: Plan) -> int:
    return sum(1 for word in plan.words if word.weight > 0 and not word.weak)


def first_sufficient(counts: Sequence[int], needed: int) -> int:
    """Which level to take, given the hits of each: the first with enough, else the first of those
    with the most hits."""
    for level, count in enumerate(counts):
        if count >= needed:
            return level
    return counts.index(max(counts))
