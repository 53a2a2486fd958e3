"""What an engine is: it finds rows by tokens. Words, names and pages are not its business.

Finding has two steps. The engine proposes the rows that fit best by a sum every engine computes
alike (`engines.proposal`); `search.ranking` puts the best of them into their final order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..ranking.plan import Plan
from ..ranking.vocabulary import Vocabulary
from ..request import SearchRequest


class EngineUnavailable(Exception):
    """The engine did not answer in time; another one has to."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """What to look for in the rows of one language.

    Several plans mean several readings of the query; a row that fits one of them is a hit.
    """

    language: str
    plans: tuple[Plan, ...]
    vocabulary: Vocabulary

    @property
    def plan(self) -> Plan:
        """All readings together, for the final order."""
        return Plan(tuple(word for plan in self.plans for word in plan.words))


@dataclass(frozen=True, slots=True)
class Question:
    """A planned query. Hits of an earlier bucket stand before those of a later one."""

    buckets: tuple[Bucket, ...]
    request: SearchRequest


@dataclass(frozen=True, slots=True)
class Answer:
    """Ids of the rows of the asked page, best first; figures over all hits.

    ``degraded``: the search server did not answer, the database did.
    """

    ids: Sequence[int]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    degraded: bool = False


class SearchEngine(Protocol):
    @property
    def name(self) -> str: ...

    def answer(self, question: Question) -> Answer:
        """Find, order and count. Raises `EngineUnavailable`, nothing a reader could cause."""
        ...
