"""Translated words as a question of the ranking: every engine carries it out as any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..ranking import Question
from ..ranking.candidates import first_stage
from ..ranking.plan import Plan, PlannedWord, Term, Way
from ..ranking.vocabulary import Vocabulary
from .wordpairs import Choice, Translated

_MOST_WORDS: Final = 16
_WEAK: Final = 0.3
# Choices that make a page a hit; the others only count for the order. Only the weightiest words
# get a second one, because the engine is asked for every combination.
_MOST_MATCHING: Final = 2
_MOST_WITH_SECOND: Final = 3


def question(words: Sequence[Translated], vocabulary: Vocabulary) -> Question:
    """One thing to count per word of the query: any of its German tokens, by their likeness (a
    page must not win by holding several translations of one word)."""
    held = [word for word in words if word.choices][:_MOST_WORDS]
    alone = all(word.weak for word in held)
    planned = [_planned(word, vocabulary, weak=word.weak and not alone) for word in held]
    heavy = sorted((word.weight for word in planned), reverse=True)[:_MOST_WITH_SECOND]
    plan = Plan(tuple(_narrowed(word, heavy[-1]) for word in planned))
    return Question(plan, first_stage(plan))


def _planned(word: Translated, vocabulary: Vocabulary, *, weak: bool) -> PlannedWord:
    ways = tuple(Way((choice.token,), choice.likeness) for choice in word.choices)
    worth = _mean_worth(word.choices, vocabulary) * word.certainty**0.5
    term = Term(ways, worth * (_WEAK if weak else 1.0))
    return PlannedWord(word.typed, ways[:_MOST_MATCHING], (term,), weak)


def _narrowed(word: PlannedWord, least: float) -> PlannedWord:
    """With its best choice alone, if the word weighs less than the weightiest ones."""
    return word if word.weight >= least else replace(word, matching=word.matching[:1])


def _mean_worth(choices: Sequence[Choice], vocabulary: Vocabulary) -> float:
    """Of a word with several meanings, as rare as they are on average."""
    total = sum(choice.likeness for choice in choices)
    return sum(choice.likeness * _worth(choice.token, vocabulary) for choice in choices) / total


def _worth(token: str, vocabulary: Vocabulary) -> float:
    frequency = vocabulary.frequency(token)
    return vocabulary.rarity(frequency) * vocabulary.topicality(token) if frequency else 0.0
