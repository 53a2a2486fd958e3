"""The word forms of the indexed pages of one language: in order, ready for spelling correction."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from functools import cached_property

from .spelling import Speller


class WordForms(Mapping[str, int]):
    """Form -> number of rows that hold it. `put` keeps order and spelling index in line, so that a
    publication costs what it changes and not what there is (100 000 forms: 1 s to index anew)."""

    def __init__(self, counts: Mapping[str, int] | None = None) -> None:
        self._counts = dict(counts or {})
        self._ever = set(self._counts)

    def __getitem__(self, form: str) -> int:
        return self._counts[form]

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)

    def __contains__(self, form: object) -> bool:
        return form in self._counts

    def put(self, form: str, count: int) -> None:
        """Set the number of rows; 0 takes the form out."""
        if count <= 0:
            self._counts.pop(form, None)
            return
        self._counts[form] = count
        if form not in self._ever:
            self._ever.add(form)
            self._take_in(form)

    def _take_in(self, form: str) -> None:
        """What has not been made yet will be made of all forms."""
        if "_ordered" in self.__dict__:
            insort(self._ordered, form)
        if "_speller" in self.__dict__:
            self._speller.add(form)

    def starting_with(self, prefix: str, limit: int) -> list[str]:
        """Forms that begin so, the most frequent first."""
        place = bisect_left(self._ordered, prefix)
        found = []
        while place < len(self._ordered) and self._ordered[place].startswith(prefix):
            found.append(self._ordered[place])
            place += 1
        there = [form for form in found if form in self._counts]
        return sorted(there, key=lambda form: (-self._counts.get(form, 0), form))[:limit]

    def near(self, form: str) -> str | None:
        """The form a visitor most likely meant; None when nothing is near enough."""
        return self._speller.nearest(form)

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self._ever)

    @cached_property
    def _speller(self) -> Speller:
        speller = Speller(self._counts)
        for form in self._ever - self._counts.keys():
            speller.add(form)
        return speller
