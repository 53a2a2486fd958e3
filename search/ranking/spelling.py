"""Spelling correction that looks at a few dozen words instead of the whole vocabulary.

A word with at most n typing errors still holds one of n + 1 pieces of the right word unchanged
(pigeonhole). The pieces of all words are indexed, so only words that share a piece are compared.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

_SHORTEST: Final = 4
_TWO_ERRORS_FROM: Final = 8  # letters
_MOST_COMPARED: Final = 600

_Key = tuple[str, int]  # piece, which piece
_Index = dict[_Key, list[str]]  # of words of one length


def allowed_errors(word: str) -> int:
    if len(word) < _SHORTEST or any(c.isdigit() for c in word):
        return 0
    return 2 if len(word) >= _TWO_ERRORS_FROM else 1


class Speller:
    """Finds the nearest of `forms` (form -> how many pages hold it).

    `forms` may change: tell new ones with `add`; those that left it are not found any more. Words
    of a length are indexed when a word of about this length is looked for the first time.
    """

    def __init__(self, forms: Mapping[str, int]) -> None:
        self._forms = forms
        self._of_length: dict[int, list[str]] = {}
        self._index: dict[int, _Index] = {}
        self._lock = threading.Lock()
        for form in forms:
            self._of_length.setdefault(len(form), []).append(form)

    def add(self, form: str) -> None:
        """Take in a form that was never there before."""
        with self._lock:
            self._of_length.setdefault(len(form), []).append(form)
            if len(form) in self._index:
                _enter(self._index[len(form)], form)

    def nearest(self, word: str) -> str | None:
        """Fewest errors first, then the form that most pages hold."""
        most = allowed_errors(word)
        best: tuple[int, int, str] | None = None
        letters = frozenset(word)
        for candidate in self._candidates(word, most):
            if candidate not in self._forms:
                continue
            # An error changes at most two letters of the set; far cheaper than the distance.
            if len(letters.symmetric_difference(candidate)) > 2 * most:
                continue
            errors = distance(word, candidate, most)
            if errors <= most:
                rank = errors, -self._forms.get(candidate, 0), candidate
                best = min(best, rank) if best else rank
        return best[2] if best else None

    def _candidates(self, word: str, most: int) -> Iterator[str]:
        seen: set[str] = {word}
        spellings = (word, *_swapped(word))
        for length in range(len(word) - most, len(word) + most + 1):
            index = self._words_of(length)
            for key in _keys(spellings, length, most):
                for form in index.get(key, ()):
                    if form not in seen:
                        seen.add(form)
                        yield form
                if len(seen) > _MOST_COMPARED:
                    return

    def _words_of(self, length: int) -> _Index:
        known = self._index.get(length)
        if known is not None:
            return known
        with self._lock:
            index: _Index = {}
            for form in self._of_length.get(length, ()):
                _enter(index, form)
            self._index[length] = index
            return index


def _enter(index: _Index, form: str) -> None:
    for place, (start, end) in enumerate(_pieces(len(form), allowed_errors(form))):
        index.setdefault((form[start:end], place), []).append(form)


def _swapped(word: str) -> Iterator[str]:
    """Two neighbours swapped can spoil two pieces at once, so every swap is also tried undone."""
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _keys(spellings: Iterable[str], length: int, most: int) -> Iterator[_Key]:
    """Where a form of this length may be indexed; errors before a piece shift it."""
    pieces = _pieces(length, _errors_of_length(length))
    for spelling in spellings:
        for place, (start, end) in enumerate(pieces):
            for shift in range(-min(most, start), most + 1):
                yield spelling[start + shift : end + shift], place


def _errors_of_length(length: int) -> int:
    if length < _SHORTEST:
        return 0
    return 2 if length >= _TWO_ERRORS_FROM else 1


def _pieces(length: int, errors: int) -> list[tuple[int, int]]:
    """Borders of errors + 1 pieces; none for words that are not corrected."""
    if not errors:
        return []
    cuts = [length * place // (errors + 1) for place in range(errors + 2)]
    return list(pairwise(cuts))


def distance(left: str, right: str, most: int) -> int:
    """Damerau-Levenshtein distance (neighbours swapped count once), `most + 1` when greater."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
