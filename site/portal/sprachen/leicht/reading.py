"""A text as lines, sentences and words, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

# Read as one word without inner life: addresses and telephone numbers.
_OPAQUE: Final = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|\b[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|eu)\b"
    r"(?:/\S*)?|(?<!\w)(?:\+49|0)\d[\d /()-]{4,}\d"
)
_MASK: Final = "\ue000"
# Not the end of a sentence: dates and ordinals ("15. August"), initials and abbreviations.
_STOP: Final = re.compile(r"[.!?:]+[\"“”»)]*(?=\s|$)")
_NO_STOP: Final = re.compile(
    r"(?:\b\d{1,2}|\b[A-Za-zÄÖÜäöü]|\b(?:Dr|Prof|Nr|Tel|Str|St|bzw|ca|ggf|inkl|evtl|max|min|Mo|Di|Mi"
    r"|Do|Fr|Sa|So|Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez|vgl|Abs|Art|lt|zzgl|exkl))$"
)
_WORD: Final = re.compile(rf"[\w{_MASK}]+(?:[-·•‧*:/'’][\w{_MASK}]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def is_opaque(self) -> bool:
        return self.text[:1] == _MASK


@dataclass(frozen=True)
class Sentence:
    """`text` is the sentence with addresses masked; `start` its place in the whole text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(
            Word(self.start + found.start(), self.start + found.end(), found.group())
            for found in _WORD.finditer(self.text)
        )

    def between(self, left: Word, right: Word) -> str:
        """What stands between two words: blanks, commas."""
        return self.text[left.end - self.start : right.start - self.start]

    def clauses(self) -> Iterator[tuple[Word, ...]]:
        """Words between commas."""
        clause: list[Word] = []
        for word in self.words:
            if clause and "," in self.between(clause[-1], word):
                yield tuple(clause)
                clause = []
            clause.append(word)
        if clause:
            yield tuple(clause)


def masked(text: str) -> str:
    """The text with addresses made unreadable, of the same length."""
    return _OPAQUE.sub(lambda found: _MASK * len(found.group()), text)


def lines(text: str) -> Iterator[list[Sentence]]:
    """The sentences of each line that holds any."""
    start = 0
    for line in masked(text).splitlines(keepends=True):
        sentences = list(_sentences(line, start))
        if sentences:
            yield sentences
        start += len(line)


def _sentences(line: str, offset: int) -> Iterator[Sentence]:
    begin = 0
    for stop in _STOP.finditer(line):
        if _ends_here(line, stop):
            yield from _sentence(line, begin, stop.end(), offset)
            begin = stop.end()
    yield from _sentence(line, begin, len(line), offset)


def _ends_here(line: str, stop: re.Match[str]) -> bool:
    if stop.group().startswith(":"):
        return False
    at_end = not line[stop.end() :].strip()
    return at_end or not (stop.group() == "." and _NO_STOP.search(line[: stop.start()]))


def _sentence(line: str, begin: int, end: int, offset: int) -> Iterator[Sentence]:
    text = line[begin:end]
    bare = text.strip()
    if any(character.isalnum() or character == _MASK for character in bare):
        yield Sentence(offset + begin + text.index(bare), bare)
