"""What an engine is: it finds rows by tokens. Words, names and pages are not its business.

`search.ranking` says what to look for and puts what was found into its final order; all engines
propose exactly the same rows (`engines.proposal`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..facets import FacetIndex
from ..ranking import Question as RankedQuestion
from ..ranking import Vocabulary
from ..ranking.plan import Plan
from ..ranking.synonyms import Tokens
from ..request import SearchRequest


class EngineUnavailable(Exception):
    """The engine did not answer in time; another one has to."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """What to look for in the rows of one language.

    Several readings (German words, words of the reader's language) are looked for together.
    """

    language: str
    readings: tuple[RankedQuestion, ...]
    vocabulary: Vocabulary

    @property
    def plan(self) -> Plan:
        """All readings together, for the final order."""
        return Plan(tuple(word for reading in self.readings for word in reading.plan.words))

    @property
    def levels(self) -> list[tuple[Tokens, ...]]:
        """From strict to loose: a row is a hit when it holds all tokens of an alternative."""
        matches = [reading.first.matches for reading in self.readings if reading.first.matches]
        return [
            tuple(
                dict.fromkeys(
                    a for some in matches for a in some[min(n, len(some) - 1)].alternatives
                )
            )
            for n in range(max(map(len, matches), default=0))
        ]


@dataclass(frozen=True, slots=True)
class Question:
    """A planned query. Hits of an earlier bucket stand before those of a later one.

    ``rows`` is the state of the catalogue that the buckets were made for.
    """

    buckets: tuple[Bucket, ...]
    request: SearchRequest
    rows: FacetIndex


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
