"""From translated lines to word pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from ..analysis import analyser_for
from .alignment import align
from .lines import read_lines
from .wordpairs import WordPair, WordPairs

# Raise it with every change that learns other pairs from the same lines.
LEARNING_VERSION: Final = 1
_GERMAN_GIVEN_FOREIGN: Final = 0.67  # the rest is the other direction
_LEAST: Final = 0.04
_MOST_CHOICES: Final = 10  # German tokens kept per foreign word


def learn(pairs: Iterable[tuple[str, str]], language: str) -> WordPairs:
    """Learn from (German, foreign) texts: translated lines, titles, names of vocabularies, terms.

    The same texts in the same order give the same pairs. 8 000 lines take about 20 s on one core;
    lines that hold no word on one side are passed over.
    """
    lines = read_lines(pairs, analyser_for("de"), analyser_for(language))
    found: dict[str, list[WordPair]] = defaultdict(list)
    for (word, german), chance in align(lines.lines).items():
        weight = chance.german**_GERMAN_GIVEN_FOREIGN * chance.foreign ** (
            1 - _GERMAN_GIVEN_FOREIGN
        )
        if weight >= _LEAST:
            found[word].append(WordPair(word, german, round(weight, 4), lines.label(german)))
    return WordPairs(language, (pair for word in sorted(found) for pair in _best(found[word])))


def _best(pairs: list[WordPair]) -> list[WordPair]:
    return sorted(pairs, key=lambda pair: (-pair.weight, pair.german))[:_MOST_CHOICES]
