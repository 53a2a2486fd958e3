"""The words of the indexed pages of one language: how rare they are, and which are near a word."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from .forms import WordForms

_TOPICAL: Final = 0.1  # strength of the preference for words that make titles
_USUAL_TITLE_SHARE: Final = 0.2
_SHORTEST_OF_FAMILY, _ALIKE, _LONGER, _MOST_OF_FAMILY = 5, 0.7, 4, 6
_PRIOR_TITLES, _PRIOR_PAGES = 1, 8


class Count(NamedTuple):
    """In how many pages a token stands, and in how many titles."""

    pages: int
    titles: int


class Vocabulary:
    """Statistics and word list of the rows of one language.

    `pages` is the number of rows, `counts` says how many hold a token, `forms` maps every folded
    word form of the rows to the number of rows that hold it. Build a new one when rows have
    changed; `WordForms` are handed on from one to the next.
    """

    def __init__(self, pages: int, counts: Mapping[str, Count], forms: Mapping[str, int]) -> None:
        self.pages = pages
        self.forms = forms if isinstance(forms, WordForms) else WordForms(forms)
        self._counts = counts

    def __contains__(self, token: str) -> bool:
        return token in self._counts

    def frequency(self, token: str) -> int:
        """Number of rows that hold the token."""
        count = self._counts.get(token)
        return count.pages if count else 0

    def rarity(self, frequency: int) -> float:
        """What a word found in `frequency` rows is worth; 0 is never reached."""
        return math.log(1 + (self.pages - frequency + 0.5) / (frequency + 0.5))

    def topicality(self, token: str) -> float:
        """Above 1 for words that tend to stand in titles (Wohngeld), else below (erhalten)."""
        pages, titles = self._counts.get(token, Count(0, 0))
        share = (titles + _PRIOR_TITLES) / (pages + _PRIOR_PAGES)
        return float((share / _USUAL_TITLE_SHARE) ** _TOPICAL)

    def family(self, token: str) -> list[str]:
        """Tokens that begin like this one and are about as long: beruf, beruflich. The most
        frequent first, at most six; none for a token that no page holds (it may be misspelled)."""
        if len(token) < _SHORTEST_OF_FAMILY or not token.isalpha() or token not in self:
            return []
        beginning = token[: max(_SHORTEST_OF_FAMILY, round(len(token) * _ALIKE))]
        place = bisect_left(self._ordered, beginning)
        found = []
        while place < len(self._ordered) and self._ordered[place].startswith(beginning):
            other = self._ordered[place]
            if other != token and abs(len(other) - len(token)) <= _LONGER:
                found.append(other)
            place += 1
        return sorted(found, key=lambda one: (-self.frequency(one), one))[:_MOST_OF_FAMILY]

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self._counts)

    def starting_with(self, prefix: str, limit: int) -> list[str]:
        """Forms that begin so, the most frequent first."""
        return self.forms.starting_with(prefix, limit)

    def near(self, form: str) -> str | None:
        """The form a visitor most likely meant; None when nothing is near enough."""
        return self.forms.near(form)


def vocabulary_of(rows: Iterable[tuple[str, str, Iterable[str]]]) -> Vocabulary:
    """Build from rows of (`every`, `title`, forms), as `ranked_tokens` and the analyser give them;
    for small collections and tests."""
    pages = 0
    counts: dict[str, Count] = {}
    forms: dict[str, int] = {}
    for every, title, row_forms in rows:
        pages += 1
        titles = frozenset(title.split())
        for token in every.split():
            before = counts.get(token, Count(0, 0))
            counts[token] = Count(before.pages + 1, before.titles + (token in titles))
        for form in row_forms:
            forms[form] = forms.get(form, 0) + 1
    return Vocabulary(pages, counts, forms)
