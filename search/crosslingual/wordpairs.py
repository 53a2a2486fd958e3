"""Learned word pairs: what a word of a query may mean in German, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple, Protocol

from ..analysis import QueryWord, analyser_for
from ..analysis.stopwords import weak_words
from .nearby import NearbyWords

_LEAST: Final = 0.04
_MOST_CHOICES: Final = 10
_DAMPED: Final = 0.7  # what a neighbouring form of an unknown word counts
_SURE: Final = 0.15  # certainty from which a reader is told that a word was understood
_RIVAL: Final = 0.5  # share of the best choice from which another may be named instead of it
_SHARED: Final = 0.12  # likeness at which two words of the query may mean one German compound


class Known(Protocol):
    """Tells whether some German row holds a token; a vocabulary of the ranking, or a set."""

    def __contains__(self, token: str, /) -> bool: ...


class WordPair(NamedTuple):
    """One row to store: foreign token, German token, 0 < weight <= 1, and how the German word is
    written in the texts (empty for a mere part of compounds)."""

    word: str
    german: str
    weight: float
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A German token for a word of the query; `likeness` is 1 for the best one."""

    token: str
    likeness: float
    label: str


@dataclass(frozen=True, slots=True)
class Translated:
    """A word of the query, what it may mean, best first, and how sure the best one is (0 to 1).
    Without choices it was not understood. `weak` words only frame a question."""

    typed: str
    choices: tuple[Choice, ...]
    certainty: float
    weak: bool = False


class WordPairs:
    """The pairs of one foreign language. Immutable; build it once and keep it."""

    def __init__(self, language: str, pairs: Iterable[WordPair]) -> None:
        self.language = language
        self._pairs: dict[str, list[WordPair]] = defaultdict(list)
        for pair in pairs:
            self._pairs[pair.word].append(pair)

    def __len__(self) -> int:
        """Foreign words."""
        return len(self._pairs)

    def rows(self) -> Iterator[WordPair]:
        for pairs in self._pairs.values():
            yield from pairs

    def translate(
        self, words: Sequence[QueryWord], known: Known | None = None
    ) -> tuple[Translated, ...]:
        """Every word of a query in the order given. `known` are the tokens of the German rows
        (`ranking.vocabulary.Vocabulary`): what no page holds is no choice."""
        return tuple(
            _chosen(word.typed, self._meanings(word, known), known, word.form in self._weak)
            for word in words
        )

    def _meanings(self, word: QueryWord, known: Known | None) -> list[WordPair]:
        """A word nobody taught is itself if some page holds it, else a form of a known word."""
        pairs = self._pairs.get(word.stem)
        if pairs:
            return pairs
        itself = _itself(word, known)
        if itself and known is not None:
            return itself
        return self._of_neighbours(word.stem) or itself

    def _of_neighbours(self, stem: str) -> list[WordPair]:
        """An unknown form of a known word: with an article grown on, another ending."""
        return [
            pair._replace(word=stem, weight=pair.weight * near.likeness * _DAMPED)
            for near in self._nearby.of(stem)
            for pair in self._pairs[near.word]
        ]

    @cached_property
    def _weak(self) -> frozenset[str]:
        return weak_words(self.language, analyser_for(self.language))

    @cached_property
    def _nearby(self) -> NearbyWords:
        return NearbyWords(self._pairs)


def _itself(word: QueryWord, known: Known | None) -> list[WordPair]:
    """A name, a number or a German word in the middle of a foreign question."""
    german = analyser_for("de").query(word.typed)
    tokens = [one.stem for one in german] or [word.stem]
    if known is not None:
        tokens = [token for token in tokens if token in known]
        tokens = tokens or [part for one in german for part in one.parts if part in known]
    elif not word.typed[:1].isascii():
        return []
    return [WordPair(word.stem, token, 1.0, word.typed) for token in tokens]


def _chosen(typed: str, pairs: list[WordPair], known: Known | None, weak: bool) -> Translated:
    best: dict[str, WordPair] = {}
    for pair in pairs:
        if known is None or pair.german in known:
            before = best.get(pair.german)
            if before is None or pair.weight > before.weight:
                best[pair.german] = pair
    kept = sorted(best.values(), key=lambda pair: (-pair.weight, pair.german))[:_MOST_CHOICES]
    kept = [pair for pair in kept if pair.weight >= _LEAST]
    if not kept:
        return Translated(typed, (), 0.0, weak)
    top = kept[0].weight
    choices = tuple(Choice(pair.german, pair.weight / top, pair.label) for pair in kept)
    return Translated(typed, choices, top, weak)


def understood(words: Sequence[Translated]) -> list[str]:
    """German words to show a reader ("Gesucht nach: Schuldnerberatung"), each once. Two
    neighbouring words with one German compound in common are named by it."""
    labels: list[str] = []
    skip = -1
    for place, word in enumerate(words):
        if place == skip:
            continue
        after = words[place + 1] if place + 1 < len(words) else None
        label = _compound(word, after) if after else ""
        if label:
            skip = place + 1
        labels.append(label or _label(word))
    return _without_repeats([label for label in dict.fromkeys(labels) if label])


def _without_repeats(labels: list[str]) -> list[str]:
    """`Kurs` says nothing beside `Sprachkurs`."""
    return [
        label
        for label in labels
        if not any(other != label and label.lower() in other.lower() for other in labels)
    ]


def _label(word: Translated) -> str:
    if word.certainty < _SURE:
        return ""
    near = (choice for choice in word.choices if choice.likeness >= _RIVAL)
    return next((choice.label for choice in near if choice.label), "")


def _compound(word: Translated, after: Translated) -> str:
    """`language course`: both may mean Sprachkurs, a longer word than what each means alone."""
    if not word.choices or not after.choices:
        return ""
    shorter = max(len(word.choices[0].token), len(after.choices[0].token))
    others = {choice.token: choice.likeness for choice in after.choices}
    shared = [
        (min(choice.likeness, others[choice.token]), choice.label)
        for choice in word.choices
        if choice.label and choice.token in others and len(choice.token) > shorter
    ]
    likeness, label = max(shared, default=(0.0, ""))
    return label if likeness >= _SHARED else ""
