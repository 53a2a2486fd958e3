"""What a collection says about tokens, brought in line with the rows as they are now."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from .. import collecting
from ..bits import Bits, bits_of, unpacked
from ..collecting import MOST_CHANGES, Versions, changed, read
from ..facets import FacetIndex
from ..models import TOKEN_COLUMNS, PostingCollection, SearchDocument, SearchPosting
from .postings import Posting


class Collected:
    """The collection of one database in this process; thread-safe."""

    def __init__(self, using: str) -> None:
        self.using = using
        self._lock = threading.Lock()
        self._number: int | None = None
        self._then: Versions = {}
        self._stamp = -1
        self._usable = False
        self._stale: Bits = 0
        self._newer: Mapping[Posting, Bits] = {}

    def look_up(self, wanted: Iterable[Posting], rows: FacetIndex) -> dict[Posting, Bits]:
        """The rows of those tokens that are in the collection; none in a small catalogue, without a
        collection, or when too much has changed since."""
        if len(rows.versions) < collecting.WORTHWHILE:
            return {}
        with self._lock:
            number = self._follow(rows)
            if number is None or not self._usable:
                return {}
            stale, newer = self._stale, self._newer
        tokens: dict[str, list[str]] = defaultdict(list)
        for column, token in wanted:
            tokens[column].append(token)
        postings = SearchPosting.objects.using(self.using).filter(collection=number)
        return {
            (column, token): (unpacked(held) & ~stale) | newer.get((column, token), 0)
            for column, some in tokens.items()
            for token, held in postings.filter(column=column, token__in=some).values_list(
                "token", "rows"
            )
        }

    def _follow(self, rows: FacetIndex) -> int | None:
        """Take note of a new collection, and of what has changed; return its number."""
        newest = PostingCollection.objects.using(self.using).order_by("-number")
        number = newest.values_list("number", flat=True).first()
        if number != self._number:
            found = newest.first()
            self._then = read(found.versions) if found else {}
            self._number, self._stamp = (found.number if found else None), -1
        if self._number is not None and self._stamp != rows.stamp:
            self._compare(rows)
            self._stamp = rows.stamp
        return self._number

    def _compare(self, rows: FacetIndex) -> None:
        ids = changed(rows.versions, self._then)
        self._usable = len(ids) <= MOST_CHANGES
        if self._usable:
            self._stale = bits_of(sorted(ids))
            self._newer = self._tokens_of(ids)

    def _tokens_of(self, ids: set[int]) -> Mapping[Posting, Bits]:
        held: dict[Posting, Bits] = defaultdict(int)
        documents = SearchDocument.objects.using(self.using).public().filter(pk__in=ids)
        for pk, *columns in documents.values_list("pk", *TOKEN_COLUMNS):
            for column, tokens in zip(TOKEN_COLUMNS, columns, strict=True):
                for token in tokens.split():
                    held[column, token] |= 1 << pk
        return dict(held)


@cache
def collected(using: str) -> Collected:
    """One a process and database."""
    return Collected(using)
