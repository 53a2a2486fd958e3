"""The check as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .finding import Finding, Rule
from .reading import lines
from .rules.grammar import grammar
from .rules.length import long_sentence, one_sentence_a_line
from .rules.signs import signs
from .rules.statements import one_statement
from .rules.words import words

_OF_A_SENTENCE = (long_sentence, one_statement, grammar, words, signs)


def check(text: str) -> list[Finding]:
    """Findings in the order of the text. Never raises; an empty text has none."""
    found: list[Finding] = []
    for sentences in lines(text):
        found += one_sentence_a_line(sentences)
        for sentence in sentences:
            found += (finding for rule in _OF_A_SENTENCE for finding in rule(sentence))
    return sorted((_shown(finding, text) for finding in found), key=_place)


def counts(findings: Iterable[Finding]) -> Counter[Rule]:
    """How often each rule was broken, for a summary beside the text."""
    return Counter(finding.rule for finding in findings)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.rule


def _shown(finding: Finding, text: str) -> Finding:
    """With the characters that really stand there (addresses were masked while reading)."""
    return Finding(
        finding.rule,
        finding.start,
        finding.end,
        text[finding.start : finding.end],
        finding.advice,
        finding.values,
    )
