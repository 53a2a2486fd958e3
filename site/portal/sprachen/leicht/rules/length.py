"""How long a sentence is, and how many stand in a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..finding import Finding, Rule, gettext_noop
from ..reading import Sentence

MOST_WORDS: Final = 12


def long_sentence(sentence: Sentence) -> Iterator[Finding]:
    if len(sentence.words) > MOST_WORDS:
        yield Finding(
            Rule.SATZLAENGE,
            sentence.start,
            sentence.end,
            sentence.text,
            gettext_noop(
                "This sentence has %(words)s words. Make several short sentences of at most"
                " %(most)s words."
            ),
            {"words": str(len(sentence.words)), "most": str(MOST_WORDS)},
        )


def one_sentence_a_line(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """From the second sentence of a line on. A question and its short answer are two lines, too."""
    for sentence in sentences[1:]:
        yield Finding(
            Rule.ZEILE,
            sentence.start,
            sentence.end,
            sentence.text,
            gettext_noop("Start a new line for this sentence."),
        )
