"""Known words that share most of their letters with an unknown one, in any script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_MOST_CUT: Final = 3  # letters at one end
_MOST_CUT_IN_ALL: Final = 4
_SHORTEST: Final = 4  # letters that must be left
_LEAST: Final = 0.6
_MOST: Final = 3


class Near(NamedTuple):
    likeness: float  # share of the letters of both words that they have in common, in one run
    word: str


class NearbyWords:
    """Finds words by what is left of them without a few letters at their ends: `لحاملي` by
    `حامل`. A look-up, not a comparison with every word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in words:
            for core in _cores(word):
                self._words[core].append(word)

    def of(self, word: str) -> list[Near]:
        """At most three words, the nearest first."""
        found: dict[str, float] = {}
        for core in _cores(word):
            for other in self._words.get(core, ()):
                likeness = 2 * len(core) / (len(word) + len(other))
                found[other] = max(likeness, found.get(other, 0.0))
        near = [Near(likeness, other) for other, likeness in found.items() if likeness >= _LEAST]
        return sorted(near, key=lambda one: (-one.likeness, one.word))[:_MOST]


def _cores(word: str) -> Iterator[str]:
    for front in range(_MOST_CUT + 1):
        for back in range(min(_MOST_CUT, _MOST_CUT_IN_ALL - front) + 1):
            if len(word) - front - back >= _SHORTEST or front + back == 0:
                yield word[front : len(word) - back]
