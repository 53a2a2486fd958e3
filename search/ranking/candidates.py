"""What every engine is asked, in the same words: who is a hit, and which hits are looked at first.

An engine only needs to know which rows hold which tokens. It finds the rows of one `Match` after
another until there are enough, adds up the weights of the `Signal`s that hold for a row, and gives
the best rows. No engine's own scoring is involved, so all engines propose the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from .plan import Plan, PlannedWord, Term, Way
from .synonyms import Tokens

ENOUGH: Final = 60  # hits that make a looser match unnecessary; fewer cost good hits (measured)
LOOKED_AT: Final = 40  # rows worth reading and ranking; measured: more change nothing

Column = Literal["every", "core", "title"]

_MOST_MATCHED: Final = 6  # words that decide who is a hit
_SHARES: Final = (1.0, 0.6, 0.25, 0.0)  # of the weight of the words that a hit has to hold
_MOST_ALTERNATIVES: Final = 120
_MOST_SIGNALS: Final = 12
_CORE, _TITLE = 0.5, 0.8  # what a place that says more about a page adds to a signal


@dataclass(frozen=True, slots=True)
class Match:
    """A row is a hit when it holds all tokens of at least one alternative (column `every`)."""

    alternatives: tuple[Tokens, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """A row that holds all tokens of at least one alternative in `column` gains `weight`."""

    column: Column
    alternatives: tuple[Tokens, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class FirstStage:
    """`matches` from strict to loose: take the first with `ENOUGH` hits, else the last one that
    finds any. Order its rows by the sum of `signals`, equal sums by row id, and rank the first
    `LOOKED_AT` of them with `scoring.ranked`; the others keep this order."""

    matches: tuple[Match, ...]
    signals: tuple[Signal, ...]


def first_stage(plan: Plan) -> FirstStage:
    """Matches are empty for a plan whose words no page holds."""
    return FirstStage(_matches(plan), _signals(plan))


def _matches(plan: Plan) -> tuple[Match, ...]:
    held = [word for word in plan.words if word.weight > 0]
    strong = [word for word in held if not word.weak] or held
    if not strong:
        return ()
    strong = sorted(strong, key=lambda word: -word.weight)[:_MOST_MATCHED]
    anything = _minimal(way.tokens for word in strong for way in _looked_for(word.terms))
    return tuple(dict.fromkeys((*(_match(strong, share) for share in _SHARES), Match(anything))))


def _match(words: Sequence[PlannedWord], share: float) -> Match:
    """Every smallest choice of words that together weigh enough, as alternatives."""
    needed = share * sum(word.weight for word in words)
    choices: list[tuple[PlannedWord, ...]] = []
    for size in range(1, len(words) + 1):
        for choice in combinations(words, size):
            enough = sum(word.weight for word in choice) >= needed - 1e-9
            if enough and not any(set(known) <= set(choice) for known in choices):
                choices.append(choice)
    return Match(_minimal(tokens for choice in choices for tokens in _products(choice)))


def _products(words: Sequence[PlannedWord]) -> list[Tokens]:
    """The ways to hold all of the words; of many words with many synonyms only the likeliest,
    because the number of ways is multiplied."""
    each = max(1, int(_MOST_ALTERNATIVES ** (1 / len(words))))
    held: list[Tokens] = [()]
    for word in words:
        held = [(*tokens, *way.tokens) for tokens in held for way in word.matching[:each]]
    return held


def _minimal(alternatives: Iterable[Tokens]) -> tuple[Tokens, ...]:
    """Without those that ask for more than another one does; sorted, so that equal questions are
    asked in equal words."""
    sets = sorted({frozenset(tokens) for tokens in alternatives}, key=lambda s: (len(s), sorted(s)))
    kept: list[frozenset[str]] = []
    for tokens in sets[: 4 * _MOST_ALTERNATIVES]:
        if not any(known <= tokens for known in kept):
            kept.append(tokens)
    return tuple(tuple(sorted(tokens)) for tokens in kept[:_MOST_ALTERNATIVES])


def _signals(plan: Plan) -> tuple[Signal, ...]:
    terms = [term for word in plan.words for term in word.terms if term.weight > 0]
    terms = sorted(terms, key=lambda term: -term.weight)[:_MOST_SIGNALS]
    return tuple(signal for term in terms for signal in _places(term))


def _looked_for(terms: Iterable[Term]) -> Iterator[Way]:
    return (way for term in terms for way in term.ways if way.looked_for)


def _places(term: Term) -> tuple[Signal, ...]:
    alternatives = tuple(way.tokens for way in _looked_for([term]))
    weight = round(term.weight, 3)
    return (
        Signal("every", alternatives, weight),
        Signal("core", alternatives, round(weight * _CORE, 3)),
        Signal("title", alternatives, round(weight * _TITLE, 3)),
    )
