"""The final order: the same arithmetic for every engine, on the few pages an engine proposes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from .plan import Plan, Term
from .stored import Field, Page
from .vocabulary import Vocabulary

# How much a word in a part of a compound counts against the whole word.
_AS_PART: Final = 0.4
_TITLE, _INTRO, _KEYWORDS, _TEXT = 3.0, 1.5, 1.0, 1.0
# Lengths are measured against fixed ones, so that a score does not change with other pages.
_USUAL_TITLE, _USUAL_INTRO, _USUAL_TEXT = 4.0, 12.0, 120.0  # words
_TITLE_NORM, _INTRO_NORM, _TEXT_NORM = 0.3, 0.5, 0.75  # 0: length is ignored, 1: it divides
_SATURATION: Final = 2.0  # BM25's k1 for the page as a whole
_PASSAGE_SATURATION: Final = 0.6
_TITLE_IN_PASSAGE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page an engine proposes, with its column `stored`."""

    id: int
    stored: str


def ranked(
    plan: Plan, candidates: Iterable[Candidate], vocabulary: Vocabulary
) -> list[tuple[int, float]]:
    """Ids with scores, best first; equal scores in the order of the ids."""
    wanted = plan.tokens
    scored = [
        (candidate.id, score(plan, Page.read(candidate.stored, wanted), vocabulary))
        for candidate in candidates
    ]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))


def score(plan: Plan, page: Page, vocabulary: Vocabulary) -> float:
    """What the page says as a whole (BM25 over fields), how far its title is what was asked for,
    and its best passage."""
    terms = [term for word in plan.words for term in word.terms if term.weight > 0]
    whole = sum(term.weight * _saturated(_in_page(term, page), _SATURATION) for term in terms)
    return whole + _title_match(terms, page, vocabulary) + _best_passage(terms, page)


def _saturated(count: float, at: float) -> float:
    return count * (at + 1) / (count + at)


def _in_page(term: Term, page: Page) -> float:
    text = sum(_count(term, unit) for unit in page.units)
    length = sum(unit.length for unit in page.units)
    return (
        _TITLE * _count(term, page.title) / _norm(page.title.length, _USUAL_TITLE, _TITLE_NORM)
        + _INTRO * _count(term, page.intro) / _norm(page.intro.length, _USUAL_INTRO, _INTRO_NORM)
        + _KEYWORDS * _count(term, page.keywords)
        + _TEXT * text / _norm(length, _USUAL_TEXT, _TEXT_NORM)
    )


def _norm(length: int, usual: float, strength: float) -> float:
    return 1 - strength + strength * length / usual


def _count(term: Term, field: Field) -> float:
    """Occurrences of a term in a field; several tokens count as often as the rarest of them."""
    if not field.words and not field.parts:
        return 0.0
    total = 0.0
    for way in term.ways:
        total += way.likeness * min(_of_token(token, field) for token in way.tokens)
    return total


def _of_token(token: str, field: Field) -> float:
    return field.words.get(token, 0) + _AS_PART * field.parts.get(token, 0)


def _title_match(terms: Iterable[Term], page: Page, vocabulary: Vocabulary) -> float:
    """Weight of the asked words in the title, times the share of the title that was asked for:
    the page called "Wohngeld" before "Wohngeld und andere Hilfen"."""
    asked = sum(term.weight * min(1.0, _count(term, page.title)) for term in terms)
    if not asked:
        return 0.0
    said = sum(vocabulary.rarity(vocabulary.frequency(token)) for token in page.title_tokens)
    return asked * min(1.0, asked / said) if said else asked


def _best_passage(terms: Iterable[Term], page: Page) -> float:
    """The best two neighbouring units, read with the title above them."""
    titles = [(term, _TITLE_IN_PASSAGE * _count(term, page.title)) for term in terms]
    counts: list[Mapping[int, float]] = [
        {n: count for n, (term, _) in enumerate(titles) if (count := _count(term, unit))}
        for unit in page.units
    ]
    floor = {n: title for n, (_, title) in enumerate(titles) if title}
    best = _passage(titles, floor, {}, {})
    for left, right in zip(counts, [*counts[1:], {}], strict=False):
        if left or right:
            best = max(best, _passage(titles, floor, left, right))
    return best


def _passage(
    titles: list[tuple[Term, float]],
    floor: Mapping[int, float],
    left: Mapping[int, float],
    right: Mapping[int, float],
) -> float:
    total = 0.0
    for n in {**floor, **left, **right}:
        count = floor.get(n, 0.0) + left.get(n, 0.0) + right.get(n, 0.0)
        total += titles[n][0].weight * _saturated(count, _PASSAGE_SATURATION)
    return total
