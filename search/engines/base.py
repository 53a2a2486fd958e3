"""What an engine is: it ranks tokens. Words, synonyms, names and pages are not its business."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..request import SearchRequest

# A word of the query as alternatives; each alternative is a set of tokens that must all be there.
WordAlternatives = Sequence[Sequence[str]]


class EngineUnavailable(Exception):
    """The engine did not answer in time; another one has to."""


@dataclass(frozen=True, slots=True)
class Question:
    """The analysed words of a query, per language of the rows they are meant for."""

    words: Mapping[str, Sequence[WordAlternatives]]
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
        """Rank and count. Raises `EngineUnavailable`, never anything else a reader could cause."""
        ...
