"""What a reader asks and what comes back: the words between views, service and engines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A checked question. ``chosen`` narrows and is counted around, ``fixed`` only narrows."""

    language: str
    text: str = ""
    kinds: tuple[str, ...] = ()
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    page_size: int = 20

    @property
    def start(self) -> int:
        return (self.page - 1) * self.page_size


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Rows of one result page, best first, with the figures around them.

    ``counts`` holds dimension -> value -> number of rows; ``stems`` are the tokens to highlight;
    ``understood`` are the German words that words of another language were read as.
    """

    ids: tuple[int, ...]
    total: int
    page: int
    pages: int
    counts: Mapping[str, Mapping[str, int]]
    did_you_mean: str = ""
    suggestions: tuple[str, ...] = ()
    stems: frozenset[str] = frozenset()
    degraded: bool = False
    understood: tuple[str, ...] = ()
