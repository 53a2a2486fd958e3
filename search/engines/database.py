"""What the engines inside the database share: they look tokens up, the rest is sets of rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence

from django.db import DEFAULT_DB_ALIAS

from ..bits import Bits, Sums, union
from ..facets import KIND, FacetIndex
from ..names import DIMENSIONS
from .base import Answer, Bucket, Question
from .collected import collected
from .ordering import in_final_order
from .postings import Posting, Postings, postings
from .proposal import PROPOSED, clauses, enough


class DatabaseEngine(ABC):
    """Finds rows by tokens in one database."""

    name: str

    def __init__(self, using: str = DEFAULT_DB_ALIAS) -> None:
        self.using = using

    @abstractmethod
    def look_up(self, wanted: Sequence[Posting]) -> Mapping[Posting, Bits]:
        """The rows that hold a token in a column, for each (column, token) of ``wanted``."""

    def answer(self, question: Question) -> Answer:
        request, rows = question.request, question.rows
        known = postings(self.using, rows.stamp)
        known.ensure(_wanted(question), lambda wanted: self._held(wanted, rows))
        scope = rows.narrowed(rows.scope(request.language, request.kinds), request.fixed)
        hits = [
            _hits(bucket, scope & rows.of_language(bucket.language), known)
            for bucket in question.buckets
        ]
        left = [rows.narrowed(found, request.chosen) for found in hits]
        pairs = list(zip(question.buckets, left, strict=True))
        return Answer(
            ids=self._page(pairs, request.start, request.page_size, known),
            total=sum(found.bit_count() for found in left),
            counts=rows.counts(union(hits), request.chosen, (KIND, *DIMENSIONS)),
        )

    def _held(self, wanted: Sequence[Posting], rows: FacetIndex) -> Mapping[Posting, Bits]:
        """As collected beforehand; looked up where that has not been done."""
        found = collected(self.using).look_up(wanted, rows)
        missing = [posting for posting in wanted if posting not in found]
        return {**found, **self.look_up(missing)} if missing else found

    def _page(
        self, found: Sequence[tuple[Bucket, Bits]], start: int, size: int, known: Postings
    ) -> list[int]:
        """The asked rows; a bucket that ends before them is only counted."""
        ids: list[int] = []
        for bucket, rows in found:
            count = rows.bit_count()
            if start < count and len(ids) < size:
                wanted = start + size - len(ids)
                ids += self._best(bucket, rows, known, wanted)[start:wanted]
            start = max(0, start - count)
        return ids

    def _best(self, bucket: Bucket, rows: Bits, known: Postings, number: int) -> list[int]:
        """Best first: the proposed rows in their final order, then the others as proposed."""
        proposal = _sums(bucket, known).best(rows, max(PROPOSED, number))
        best = in_final_order(bucket, proposal[:PROPOSED], self.using)
        return [*best, *proposal[PROPOSED:]]


def _wanted(question: Question) -> Iterator[Posting]:
    for bucket in question.buckets:
        for alternatives in bucket.levels:
            yield from (("every", token) for tokens in alternatives for token in tokens)
        for clause in clauses(bucket):
            yield from ((clause.column, t) for tokens in clause.alternatives for t in tokens)


def _hits(bucket: Bucket, inside: Bits, known: Postings) -> Bits:
    """The rows of the strictest level that has enough of them."""
    found, needed = 0, enough(bucket)
    for alternatives in bucket.levels:
        more = union(known.holding("every", tokens) for tokens in alternatives) & inside
        if more.bit_count() >= needed:
            return more
        if more.bit_count() > found.bit_count():
            found = more
    return found


def _sums(bucket: Bucket, known: Postings) -> Sums:
    sums = Sums()
    for clause in clauses(bucket):
        rows = union(known.holding(clause.column, tokens) for tokens in clause.alternatives)
        sums.add(clause.amount, rows)
    return sums
