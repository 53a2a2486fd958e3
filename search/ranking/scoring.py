"""The final order: the same arithmetic for every engine, on the few pages an engine proposes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from .plan import Plan, Way
from .stored import Field, Page
from .vocabulary import Vocabulary

# How much a word in a part of a compound counts against the whole word.
_AS_PART: Final = 0.4
_TITLE, _INTRO, _KEYWORDS, _TEXT = 2.0, 1.5, 1.0, 1.0
# Lengths are measured against fixed ones, so that a score does not change with other pages.
_USUAL_TITLE, _USUAL_INTRO, _USUAL_TEXT = 4.0, 12.0, 120.0  # words
_TITLE_NORM, _INTRO_NORM, _TEXT_NORM = 0.3, 0.5, 0.9  # 0: length is ignored, 1: it divides
_SATURATION: Final = 2.0  # BM25's k1 for the page as a whole
_PASSAGE_SATURATION: Final = 0.6
_TITLE_IN_PASSAGE: Final = 0.5
_TITLE_SHARE, _EXACT_TITLE = 0.5, 1.0
_NEIGHBOURS: Final = 0.6  # of the lesser of two words
_PASSAGE: Final = 4  # units
_LETTERS: Final = 2.7  # for a title all of whose letters are those of the question
_LENGTH: Final = 0.5  # a long page has more places where a passage can be good
_PLACE: Final = 0.15  # the engine looked at all pages: each place behind its first costs this much


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page an engine proposes, with its column `stored`."""

    id: int
    stored: str


def ranked(
    plan: Plan, candidates: Iterable[Candidate], vocabulary: Vocabulary
) -> list[tuple[int, float]]:
    """Ids with scores, best first. `candidates` come as the engine proposed them, best first."""
    scorer = Scorer(plan, vocabulary)
    scored = [
        (one.id, round(scorer.score(Page.read(one.stored)) - _PLACE * place, 6))
        for place, one in enumerate(candidates)
    ]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))


Counts = dict[int, float]  # number of the term -> occurrences, parts of compounds counted less


class Scorer:
    """Scores pages for one plan."""

    def __init__(self, plan: Plan, vocabulary: Vocabulary) -> None:
        terms = [term for word in plan.words for term in word.terms if term.weight > 0]
        self._vocabulary = vocabulary
        wholes = [word.terms[0] for word in plan.words if word.terms]
        self._whole_words = frozenset(n for n, term in enumerate(terms) if term in wholes)
        self._weights = [term.weight for term in terms]
        self._single: dict[str, list[tuple[int, float]]] = {}
        self._several: list[tuple[int, Way]] = []
        for number, term in enumerate(terms):
            for way in term.ways:
                if len(way.tokens) == 1:
                    found = self._single.setdefault(way.tokens[0], [])
                    found.append((number, way.likeness))
                else:
                    self._several.append((number, way))
        self._neighbours = self._paired(plan)
        self._letters = frozenset(
            piece
            for word in plan.words
            for term in word.terms[:1]
            for token in term.ways[0].tokens
            for piece in _pieces(token)
        )
        self._wanted = frozenset(self._single).union(*(way.tokens for _, way in self._several))

    def _paired(self, plan: Plan) -> dict[tuple[str, str], int]:
        """Words that follow each other in the query count once more where they do so in the page,
        in either order: "duale Ausbildung", "Frühe Hilfen"."""
        numbers: dict[tuple[str, str], int] = {}
        words = [word for word in plan.words if word.weight > 0]
        for left, right in pairwise(words):
            pair = left.terms[0].ways[0].tokens[-1], right.terms[0].ways[0].tokens[0]
            numbers[pair] = numbers[pair[::-1]] = len(self._weights)
            self._weights.append(_NEIGHBOURS * min(left.weight, right.weight))
        return numbers

    def score(self, page: Page) -> float:
        """What the page says as a whole (BM25 over fields), how far its title is what was asked
        for, and its best passage; less for a long page."""
        title = self._counts(page.title)
        units = [self._counts_in(line) for line in page.units]
        said = self._whole(page, title, units) + self._best_passage(title, units)
        asked = self._title_match(page, title) + _LETTERS * self._likeness(page.title)
        return said + asked - _LENGTH * math.log1p(page.length)

    def _counts_in(self, line: str) -> Counts:
        # Most units hold nothing that was asked for: this is found out without a loop in Python.
        return {} if self._wanted.isdisjoint(line.split()) else self._counts(Field.read(line))

    def _counts(self, field: Field) -> Counts:
        """Several tokens of one way count as often as the rarest of them."""
        tokens: dict[str, float] = {}
        for found, worth in ((field.words, 1.0), (field.parts, _AS_PART)):
            for token in found:
                if token in self._wanted:
                    tokens[token] = tokens.get(token, 0.0) + worth
        if not tokens:
            return {}
        counts: Counts = {}
        for token, count in tokens.items():
            for number, likeness in self._single.get(token, ()):
                counts[number] = counts.get(number, 0.0) + likeness * count
        for number, way in self._several:
            least = min(tokens.get(token, 0.0) for token in way.tokens)
            if least:
                counts[number] = counts.get(number, 0.0) + way.likeness * least
        if len(tokens) > 1 and self._neighbours:
            self._count_neighbours(field, counts)
        return counts

    def _count_neighbours(self, field: Field, counts: Counts) -> None:
        for pair in pairwise(field.words):
            number = self._neighbours.get(pair)
            if number is not None:
                counts[number] = counts.get(number, 0.0) + 1

    def _whole(self, page: Page, title: Counts, units: Sequence[Counts]) -> float:
        """Fields are added up before they are saturated (BM25F)."""
        together: Counts = {}
        for counts, worth in (
            (title, _TITLE / _norm(len(page.title.words), _USUAL_TITLE, _TITLE_NORM)),
            (
                self._counts(page.intro),
                _INTRO / _norm(len(page.intro.words), _USUAL_INTRO, _INTRO_NORM),
            ),
            (self._counts(page.keywords), _KEYWORDS),
            *((unit, _TEXT / _norm(page.length, _USUAL_TEXT, _TEXT_NORM)) for unit in units),
        ):
            for number, count in counts.items():
                together[number] = together.get(number, 0.0) + worth * count
        return self._worth(together, _SATURATION)

    def _title_match(self, page: Page, title: Counts) -> float:
        """Weight of the asked words in the title, times the share of the title that was asked for;
        more when the title is the question: "Wohngeld" before "Wohngeld und andere Hilfen"."""
        asked = sum(self._weights[number] * min(1.0, count) for number, count in title.items())
        if not asked:
            return 0.0
        vocabulary = self._vocabulary
        tokens = dict.fromkeys(page.title.words)
        said = sum(vocabulary.rarity(vocabulary.frequency(token)) for token in tokens)
        share = min(1.0, asked / said) if said else 1.0
        exact = self._whole_words <= title.keys() and self._wanted.issuperset(tokens)
        return asked * (_TITLE_SHARE * share + _EXACT_TITLE * exact)

    def _likeness(self, title: Field) -> float:
        """Share of the title's letters that the question has, too: "religiös" and "Religion"."""
        pieces = [piece for token in title.words for piece in _pieces(token)]
        return sum(piece in self._letters for piece in pieces) / len(pieces) if pieces else 0.0

    def _best_passage(self, title: Counts, units: Sequence[Counts]) -> float:
        """The best neighbouring units, read with the title above them."""
        above = {number: _TITLE_IN_PASSAGE * count for number, count in title.items()}
        best = self._worth(above, _PASSAGE_SATURATION)
        for first in range(len(units)):
            held = [counts for counts in units[first : first + _PASSAGE] if counts]
            if held:
                passage = above.copy()
                for counts in held:
                    for number, count in counts.items():
                        passage[number] = passage.get(number, 0.0) + count
                best = max(best, self._worth(passage, _PASSAGE_SATURATION))
        return best

    def _worth(self, counts: Counts, saturation: float) -> float:
        weights = self._weights
        return sum(
            weights[number] * count * (saturation + 1) / (count + saturation)
            for number, count in counts.items()
        )


def _pieces(token: str) -> list[str]:
    """Runs of four letters, with the beginning and the end marked."""
    framed = f"^{token}$"
    return [framed[start : start + 4] for start in range(max(1, len(framed) - 3))]


def _norm(length: int, usual: float, strength: float) -> float:
    return 1 - strength + strength * length / usual
