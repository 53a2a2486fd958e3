"""Facet counts in memory: one bit a row and value, so that counting costs no query.

Counting 20 000 hits over a dozen dimensions in SQL takes longer than finding them. Here the rows
that carry a value are a set (`search.bits`), and what it has in common with the hits is the count.
Each process holds one index a database and brings it in line before use: one small
query tells whether rows were written since.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS
from django.dispatch import receiver

from portal.core.per_request import forget, per_request

from .bits import Bits, RowSet
from .indexing import next_version, rows_written
from .models import SERVED, SearchDocument, SearchWrite

KIND: Final = "art"
LANGUAGE: Final = "textsprache"
# Rows whose transaction was still open when we last looked carry an older version than that
# moment. No publishing transaction takes longer than this (microseconds).
WINDOW: Final = 10 * 60 * 1_000_000
# How long writes are remembered; who has not looked for longer reads whatever is newer.
REMEMBERED: Final = 24 * 3600 * 1_000_000

Value = tuple[str, str]  # dimension, value
Write = tuple[int, int]  # id, version


# Names the indexes that have been brought in line during this request; forgotten with every write.
FOLLOWED: Final = "facet_indexes"


@receiver(rows_written, dispatch_uid="facet_indexes_behind")
def indexes_behind(**_: Any) -> None:
    forget(FOLLOWED)


class FacetIndex:
    """Sets of public row ids by dimension and value."""

    def __init__(self, using: str = DEFAULT_DB_ALIAS) -> None:
        self.using = using
        self._lock = threading.Lock()
        self._versions: dict[int, int] = {}
        self._values: dict[int, list[Value]] = {}
        self._sets: dict[str, dict[str, RowSet]] = defaultdict(dict)
        # Writes seen at the last look, and from when on the next look has to ask for them.
        self._seen: frozenset[Write] = frozenset()
        self._looked = 0
        self._since = 0
        # Grows when the index has noticed a change; what is derived from rows is kept by it.
        self.stamp = 0

    def current(self) -> FacetIndex:
        """Bring the index in line with the table: one query, once a request."""
        followed = per_request(FOLLOWED, lambda: set[int]())
        if id(self) in followed:
            return self
        with self._lock:
            cutoff = next_version() - WINDOW
            seen = self._written_since(self._looked)
            known = {write for write in self._seen if write[1] > self._looked}
            if seen != known or cutoff - self._looked > REMEMBERED // 2:
                self._read(self._since)
                self._since = cutoff
                self.stamp += 1
            self._seen, self._looked = seen, cutoff
        followed.add(id(self))
        return self

    @property
    def versions(self) -> Mapping[int, int]:
        """Version of every row, tombstones included, as of `stamp`."""
        return self._versions

    def rows(self, dimension: str, values: Iterable[str]) -> Bits:
        """Rows that carry at least one of the values."""
        found = self._sets.get(dimension, {})
        together = 0
        for value in values:
            if value in found:
                together |= found[value].bits
        return together

    def scope(self, language: str, kinds: Iterable[str] = ()) -> Bits:
        """Rows served to readers of a language, of some kinds or of all."""
        served = self.rows(SERVED, [language])
        kinds = list(kinds)
        return served & self.rows(KIND, kinds) if kinds else served

    def of_language(self, language: str) -> Bits:
        """Rows whose texts are in a language."""
        return self.rows(LANGUAGE, [language])

    def narrowed(self, rows: Bits, chosen: Mapping[str, Iterable[str]]) -> Bits:
        for dimension, values in chosen.items():
            rows &= self.rows(dimension, values)
        return rows

    def counts(
        self, rows: Bits, chosen: Mapping[str, Iterable[str]], dimensions: Iterable[str]
    ) -> dict[str, dict[str, int]]:
        """Count rows by value; a dimension's own choice does not narrow its own counts."""
        return {name: dict(self._counts(rows, chosen, name)) for name in dimensions}

    def _counts(
        self, rows: Bits, chosen: Mapping[str, Iterable[str]], dimension: str
    ) -> Iterator[tuple[str, int]]:
        others = {name: values for name, values in chosen.items() if name != dimension}
        left = self.narrowed(rows, others)
        for value, found in self._sets.get(dimension, {}).items():
            count = (left & found.bits).bit_count()
            if count:
                yield value, count

    # In line with the table -------------------------------------------------------------------

    def _written_since(self, cutoff: int) -> frozenset[Write]:
        writes = SearchWrite.objects.using(self.using).filter(version__gt=cutoff)
        return frozenset(writes.values_list("pk", "version"))

    def _read(self, cutoff: int) -> None:
        rows = SearchDocument.objects.using(self.using).filter(version__gt=cutoff)
        there = dict(rows.values_list("pk", "version"))
        for pk in [pk for pk, v in self._versions.items() if v > cutoff and pk not in there]:
            self._drop(pk)
        changed = [pk for pk, version in there.items() if self._versions.get(pk) != version]
        for pk in changed:
            self._drop(pk)
            self._versions[pk] = there[pk]
        for start in range(0, len(changed), 500):
            some = SearchDocument.objects.using(self.using).public()
            for row in some.filter(pk__in=changed[start : start + 500]).values_list(
                "pk", "kind", "language", "facets", "served_locales"
            ):
                self._put(*row)

    def _put(
        self,
        pk: int,
        kind: str,
        language: str,
        facets: Mapping[str, Iterable[str]],
        served: Iterable[str],
    ) -> None:
        everything = {**facets, KIND: [kind], LANGUAGE: [language], SERVED: served}
        self._values[pk] = [(name, value) for name, vs in everything.items() for value in vs]
        for dimension, value in self._values[pk]:
            self._sets[dimension].setdefault(value, RowSet()).add(pk)

    def _drop(self, pk: int) -> None:
        self._versions.pop(pk, None)
        for dimension, value in self._values.pop(pk, ()):
            self._sets[dimension][value].discard(pk)


@cache
def facet_index(using: str = DEFAULT_DB_ALIAS) -> FacetIndex:
    """The index of this process for one database."""
    return FacetIndex(using)
