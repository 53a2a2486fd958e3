"""The door of the package: a question for the engine, and the final order of what it proposes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..analysis import analyser_for
from ..analysis.stopwords import weak_words
from .candidates import FirstStage, first_stage
from .emphasis import emphasised
from .plan import Plan, Planner
from .rescue import Rescuer
from .scoring import Candidate, ranked
from .synonyms import Synonyms
from .vocabulary import Vocabulary

_LONGEST_QUERY = 1_000  # characters that are read


@dataclass(frozen=True, slots=True)
class Question:
    """`first` is for the engine, `plan` for the ranking."""

    plan: Plan
    first: FirstStage

    @property
    def tokens(self) -> frozenset[str]:
        """What to mark in an extract."""
        return self.plan.tokens

    @property
    def corrections(self) -> Mapping[str, str]:
        """What was typed -> how the pages spell it, for "Meinten Sie"."""
        return self.plan.corrections


class Ranker:
    """Ranks the rows of one language. Building one costs 10 ms (synonyms are analysed)."""

    def __init__(
        self, language: str, vocabulary: Vocabulary, groups: Iterable[Sequence[str]] = ()
    ) -> None:
        self._analyser = analyser_for(language)
        self._vocabulary = vocabulary
        weak = weak_words(language, self._analyser)
        planner = Planner(vocabulary, Synonyms(groups, self._analyser), weak)
        self._rescuer = Rescuer(planner, self._analyser)

    def question(self, text: str) -> Question:
        """Never raises. A text without a word gives a question without matches."""
        plan = emphasised(self._rescuer.plan(self._analyser.query(text[:_LONGEST_QUERY])))
        return Question(plan, first_stage(plan))

    def ranked(
        self, question: Question, candidates: Iterable[Candidate]
    ) -> list[tuple[int, float]]:
        return ranked(question.plan, candidates, self._vocabulary)
