"""Translated texts as pairs of token lists, line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from ..analysis import Analyser, Token

# A sentence ends at a mark before white space; Arabic has its own question mark.
_SENTENCE: Final = re.compile(r"(?<=[.!?؟。])\s+")
_MOST_GERMAN, _MOST_FOREIGN = 90, 80  # tokens; longer lines align badly and cost most of the time


class Placed(NamedTuple):
    """A token and where it stands in its line, from 0 (beginning) to 1 (end)."""

    token: str
    place: float


@dataclass(frozen=True, slots=True)
class Line:
    german: tuple[Placed, ...]
    foreign: tuple[Placed, ...]


@dataclass(slots=True)
class Lines:
    """Lines ready for alignment, and how the German tokens are written in them."""

    lines: list[Line] = field(default_factory=list)
    written: dict[str, Counter[str]] = field(default_factory=dict)

    def label(self, token: str) -> str:
        """The usual spelling of a German token that occurs as a whole word, else nothing."""
        spellings = self.written.get(token)
        if not spellings:
            return ""
        return min(spellings, key=lambda text: (-spellings[text], len(text), text))


def read_lines(pairs: Iterable[tuple[str, str]], german: Analyser, foreign: Analyser) -> Lines:
    """Analyse (German, foreign) texts; texts of several lines or sentences are taken apart where
    both sides have as many."""
    found = Lines()
    for german_text, foreign_text in pairs:
        for one, other in _in_step(german_text, foreign_text):
            _add(found, one, list(german.tokens(one)), list(foreign.tokens(other)))
    return found


def _in_step(german: str, foreign: str) -> Iterator[tuple[str, str]]:
    for one, other in _apart(str.splitlines, german, foreign):
        yield from _apart(_SENTENCE.split, one, other)


def _apart(
    split: Callable[[str], list[str | Any]], german: str, foreign: str
) -> Iterator[tuple[str, str]]:
    ones = [text for text in split(german) if text.strip()]
    others = [text for text in split(foreign) if text.strip()]
    yield from zip(ones, others, strict=True) if len(ones) == len(others) else [(german, foreign)]


def _add(found: Lines, text: str, german: list[Token], foreign: list[Token]) -> None:
    line = Line(tuple(_placed(german)), tuple(_placed(foreign)))
    if not (0 < len(line.german) < _MOST_GERMAN and 0 < len(line.foreign) < _MOST_FOREIGN):
        return
    found.lines.append(line)
    for token in german:
        if not token.stop:
            found.written.setdefault(token.stem, Counter())[text[token.start : token.end]] += 1


def _placed(tokens: list[Token]) -> Iterator[Placed]:
    """Words that carry meaning; parts of a compound stand where the compound stands."""
    for number, token in enumerate(tokens):
        if not token.stop:
            for stem in dict.fromkeys((token.stem, *token.parts)):
                yield Placed(stem, number / len(tokens))
