"""Words of a query that no page holds: what the visitor most likely meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..analysis import Analyser, QueryWord
from .plan import Plan, PlannedWord, Planner, Term, Way

_SHORTEST_PREFIX: Final = 4  # letters
_MOST_FORMS: Final = 12
_LESS: Final = 0.5  # likeness of a word that only begins alike
# Endings that make another word of a family: Schulden, Schuldner; Schwangerschaft, schwanger.
_DERIVATIONS: Final = (
    "schaften", "schaft", "lichen", "liche", "lich", "ungen", "ung", "keiten", "keit", "heiten",
    "heit", "ischen", "ische", "isch", "igen", "ige", "ig", "ner", "er", "en", "e", "n", "t",
)  # fmt: skip
_SHORTEST_STEM: Final = 5


class Rescuer:
    """Replaces planned words without hits, in this order: longer words that begin so, a near
    spelling, words of the same family. What cannot be helped is left as it is."""

    def __init__(self, planner: Planner, analyser: Analyser) -> None:
        self._planner = planner
        self._analyser = analyser

    def plan(self, words: Sequence[QueryWord]) -> Plan:
        plan = self._planner.plan(words)
        lost = {word.typed: word for word in words}
        return Plan(tuple(self._helped(word, lost.get(word.typed)) for word in plan.words))

    def _helped(self, planned: PlannedWord, word: QueryWord | None) -> PlannedWord:
        if word is None or planned.weight > 0:
            return planned
        return (
            self._beginning(planned, word.form)
            or self._spelled(planned, word.form)
            or self._related(planned, word.form)
            or planned
        )

    def _beginning(self, planned: PlannedWord, form: str) -> PlannedWord | None:
        if len(form) < _SHORTEST_PREFIX:
            return None
        return self._standing_in(planned, form)

    def _spelled(self, planned: PlannedWord, form: str) -> PlannedWord | None:
        near = self._planner.vocabulary.near(form)
        meant = self._analyser.query(near) if near else []
        if not near or not meant:
            return None
        return replace(self._planner.word(meant[0]), typed=planned.typed, corrected=near)

    def _related(self, planned: PlannedWord, form: str) -> PlannedWord | None:
        for ending in _DERIVATIONS:
            stem = form.removesuffix(ending)
            if stem != form and len(stem) >= _SHORTEST_STEM:
                found = self._standing_in(planned, stem)
                if found:
                    return found
        return None

    def _standing_in(self, planned: PlannedWord, prefix: str) -> PlannedWord | None:
        forms = self._planner.vocabulary.starting_with(prefix, _MOST_FORMS)
        words = [word for form in forms for word in self._analyser.query(form)]
        stems = dict.fromkeys(word.stem for word in words if word.stem in self._planner.vocabulary)
        if not stems:
            return None
        ways = tuple(Way((stem,), _LESS) for stem in stems)
        return replace(planned, matching=ways, terms=(Term(ways, self._planner.worth(ways)),))
