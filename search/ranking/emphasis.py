"""A sentence comes to its subject late: "Where can I find help to write an *application*?"

Measured on 535 questions of residents in five languages, together with the title's part in the
proposal, letters of titles and the weight of frame words: MRR +.005, recall +.005 on average; the
likelihood of the right page rises in all five. A strong slope (tuned on half of the questions,
read on the other half) gains more in four languages and costs German some, so it is kept gentle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from .plan import Plan, PlannedWord

_SENTENCE: Final = 3  # words; of fewer, the first is as likely to be the subject
_LATER: Final = 0.2  # from the first word to the last, half of it below and half above 1


def emphasised(plan: Plan) -> Plan:
    """The same words, weighted by their place in the sentence."""
    return Plan(tuple(_weighted(plan.words))) if len(plan.words) >= _SENTENCE else plan


def _weighted(words: Sequence[PlannedWord]) -> Iterator[PlannedWord]:
    last = len(words) - 1
    for place, word in enumerate(words):
        factor = 1 + _LATER * (place / last - 0.5)
        terms = tuple(replace(term, weight=term.weight * factor) for term in word.terms)
        yield replace(word, terms=terms)
