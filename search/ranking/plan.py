"""From the words of a query to what the engines look for and what the ranking counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ..analysis import QueryWord
from .synonyms import Synonyms, Tokens, phrase_key
from .vocabulary import Vocabulary

_SYNONYM: Final = 0.5
_PART: Final = 0.3  # a part of a compound that is itself in the index
_INNER: Final = 0.5  # a compound inside a longer one: Rechtsberatung, for Rechtsberatungsstelle
_PART_SYNONYM: Final = 0.3
_FAMILY: Final = 0.25  # a word of the same family: beruf, beruflich
_TOGETHER: Final = 0.5  # all parts of a compound, apart
_WEAK: Final = 0.5  # "Welche Angebote gibt es": frames of questions
_VERB: Final = 0.5  # what is done says less about a page than what it is done with
_DAMPED: Final = 0.5  # how much of the rarity of a compound above that of its parts counts
_MOST_WORDS: Final = 16


@dataclass(frozen=True, slots=True)
class Way:
    """Tokens that together stand for a word, and how well (1 = the word itself). What is
    `looked_for` decides who is a hit; the rest is only counted in pages that are read anyway."""

    tokens: Tokens
    likeness: float = 1.0
    looked_for: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to count: any of the ways will do. `weight` is its worth in the score."""

    ways: tuple[Way, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class PlannedWord:
    """A word of the query: how a page may hold it, what is counted for it, what was typed.

    `matching` are the ways that make a page a hit; `terms` what is scored: the whole word first,
    then parts of a compound. `corrected` is the spelling used instead, for "Meinten Sie".
    """

    typed: str
    matching: tuple[Way, ...]
    terms: tuple[Term, ...]
    weak: bool = False
    corrected: str = ""

    @property
    def weight(self) -> float:
        return max((term.weight for term in self.terms), default=0.0)


@dataclass(frozen=True, slots=True)
class Plan:
    words: tuple[PlannedWord, ...]

    @property
    def tokens(self) -> frozenset[str]:
        """Everything that counts: for reading pages."""
        return frozenset(token for way in self._ways() for token in way.tokens)

    @property
    def looked_for(self) -> frozenset[str]:
        """What makes a page a hit: for highlighting. Other words of a family are not marked."""
        return frozenset(t for way in self._ways() if way.looked_for for t in way.tokens)

    def _ways(self) -> Iterator[Way]:
        return (way for word in self.words for term in word.terms for way in term.ways)

    @property
    def corrections(self) -> dict[str, str]:
        """What was typed -> how it is spelled in the pages."""
        return {word.typed: word.corrected for word in self.words if word.corrected}


class Planner:
    """Makes plans for one language. `weak` are folded words that only frame a question."""

    def __init__(
        self, vocabulary: Vocabulary, synonyms: Synonyms, weak: frozenset[str] = frozenset()
    ) -> None:
        self.vocabulary = vocabulary
        self.synonyms = synonyms
        self._weak = weak

    def plan(self, words: Sequence[QueryWord]) -> Plan:
        planned: list[PlannedWord] = []
        rest = list(words[:_MOST_WORDS])
        while rest:
            length = self.synonyms.longest_phrase(rest)
            phrase, rest = rest[:length], rest[length:]
            planned.append(self.word(phrase[0]) if length == 1 else self._phrase(phrase))
        if all(word.weak for word in planned):
            planned = [self._strong(word) for word in planned]
        return Plan(tuple(planned))

    def word(self, word: QueryWord) -> PlannedWord:
        whole = self._whole(word)
        weak = word.form in self._weak
        factor = _WEAK if weak else _VERB if word.verb else 1.0
        terms = [Term(whole, factor * self._compound_worth(word, whole))]
        found = self._found(whole)
        for token, share in self._inside(word):
            ways = self._ways_of_part(token)
            terms.append(Term(ways, factor * (share if found else 1.0) * self.worth(ways)))
        matching = self._matching((*whole, *self._together(word)))
        return PlannedWord(word.typed, matching, tuple(terms), weak)

    def _phrase(self, phrase: Sequence[QueryWord]) -> PlannedWord:
        """Several words that are one member of a synonym group: "SGB II", "Agentur für Arbeit"."""
        key = phrase_key(phrase)
        others = (Way(other, _SYNONYM) for other in self.synonyms.of(key))
        ways = (Way(key), *self._known(others))
        singles = tuple(
            Term((Way((token,)),), _PART * self.worth((Way((token,)),))) for token in key
        )
        typed = " ".join(word.typed for word in phrase)
        return PlannedWord(typed, self._matching(ways), (Term(ways, self.worth(ways)), *singles))

    def _whole(self, word: QueryWord) -> tuple[Way, ...]:
        own = (word.stem,)
        others = [Way(other, _SYNONYM) for other in self.synonyms.of(own)]
        for place, part in enumerate(word.parts):
            for other in self.synonyms.of((part,)):
                tokens = (*word.parts[:place], *other, *word.parts[place + 1 :])
                others.append(Way(tokens, _PART_SYNONYM))
        return (Way(own), *self._known(others), *self._family(word.stem, others))

    def _family(self, token: str, others: Iterable[Way]) -> Iterator[Way]:
        known = {way.tokens for way in others}
        for other in self.vocabulary.family(token):
            if (other,) not in known:
                yield Way((other,), _FAMILY, looked_for=False)

    @staticmethod
    def _inside(word: QueryWord) -> Iterator[tuple[str, float]]:
        """Words inside a compound, and their share of its weight when pages hold it whole."""
        yield from ((part, _PART) for part in word.parts)
        yield from ((inner, _INNER) for inner in word.inner if inner not in word.parts)

    def _ways_of_part(self, part: str) -> tuple[Way, ...]:
        others = [Way(other, _PART_SYNONYM) for other in self.synonyms.of((part,))]
        return (Way((part,)), *self._known(others), *self._family(part, others))

    def _together(self, word: QueryWord) -> tuple[Way, ...]:
        """All parts in one page say the compound; of three and more, neighbours do."""
        parts = tuple(part for part in word.parts if part in self.vocabulary)
        if len(parts) < 3:
            return (Way(parts, _TOGETHER),) if parts else ()
        return tuple(Way(pair, _TOGETHER) for pair in pairwise(parts))

    def _matching(self, ways: Sequence[Way]) -> tuple[Way, ...]:
        """Ways that some page holds, the word itself first, then those of most pages."""
        held = [way for way in ways if way.looked_for and self._frequency(way)]
        return tuple(sorted(held, key=lambda way: (way is not ways[0], -self._frequency(way))))

    def _known(self, ways: Iterable[Way]) -> list[Way]:
        """Only what the pages really hold: other ways would cost time and find nothing."""
        return [way for way in ways if all(token in self.vocabulary for token in way.tokens)]

    def _found(self, ways: Sequence[Way]) -> bool:
        return any(self._frequency(way) for way in ways)

    def _frequency(self, way: Way) -> int:
        return min(self.vocabulary.frequency(token) for token in way.tokens)

    def worth(self, ways: Sequence[Way]) -> float:
        """Rarity of the word itself, or of its best substitute if no page holds it; raised for
        words that tend to stand in titles."""
        best = ways[0] if self._frequency(ways[0]) else max(ways, key=self._frequency)
        frequency = self._frequency(best)
        if not frequency:
            return 0.0
        topicality = min(self.vocabulary.topicality(token) for token in best.tokens)
        return self.vocabulary.rarity(frequency) * topicality

    def _compound_worth(self, word: QueryWord, whole: Sequence[Way]) -> float:
        """A long compound is rare by its form, not by its meaning: its worth leans on its parts."""
        worth = self.worth(whole)
        of_parts = [self.worth((Way((part,)),)) for part in word.parts]
        known = max(of_parts, default=0.0)
        return known + (worth - known) * _DAMPED if 0 < known < worth else worth

    @staticmethod
    def _strong(word: PlannedWord) -> PlannedWord:
        terms = tuple(Term(term.ways, term.weight / _WEAK) for term in word.terms)
        return PlannedWord(word.typed, word.matching, terms, corrected=word.corrected)
