"""The first step of every engine: which rows are hits, and the sum that proposes the best.

The sum is made of whole numbers, so that every engine comes to exactly the same proposal.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..ranking.plan import Plan, PlannedWord

# Rows that are put into their final order; the rest keep the order of the proposal.
PROPOSED: Final = 100
# A word is worth its weight where it stands, and half as much again for each of these.
_BONUS: Final = {"every": 1.0, "core": 0.5, "title_tokens": 0.5}
_STEPS: Final = 256  # whole numbers per unit of weight
# Of many words not all have to be there: somebody who asks in a sentence means one thing.
_FEW_WORDS: Final = 2
_SHARE: Final = 0.3


@dataclass(frozen=True, slots=True)
class Clause:
    """Rows that hold all tokens of a way in a column get its amount; of several ways, the
    greatest. The ways stand in falling order of their amounts."""

    column: str
    ways: tuple[tuple[tuple[str, ...], int], ...]


def clauses(plan: Plan) -> Iterator[Clause]:
    """What the proposal's sum is made of."""
    for word in plan.words:
        for term in word.terms:
            for column, factor in _BONUS.items():
                ways = [
                    (way.tokens, round(term.weight * factor * way.likeness * _STEPS))
                    for way in sorted(term.ways, key=lambda way: -way.likeness)
                ]
                worth = tuple((tokens, amount) for tokens, amount in ways if amount > 0)
                if worth:
                    yield Clause(column, worth)


def asked_words(plan: Plan) -> list[PlannedWord]:
    """The words that make a row a hit: not those that only frame a question."""
    return [word for word in plan.words if not word.weak] or list(plan.words)


def words_needed(plan: Plan) -> int:
    """How many of the asked words a row must hold to be a hit."""
    count = len(asked_words(plan))
    return 1 if count <= _FEW_WORDS else math.ceil(count * _SHARE)
