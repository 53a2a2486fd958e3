"""Collects which rows hold which tokens, so that a large catalogue need not be asked row by row.

PostgreSQL finds the rows of a token in its index at once, but reads each of them before it says
which they are: of 200 000 rows that takes a second a question. SQLite gives them one by one. A
collection holds the answer for every token of many rows. It is never out of date: it says which
version of a row it has read, and rows that have another version by now are read themselves
(`engines.collected`).
"""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from django.db import DEFAULT_DB_ALIAS, transaction

from .bits import bits_of, packed
from .indexing import next_version
from .models import TOKEN_COLUMNS, PostingCollection, SearchDocument, SearchPosting
from .statistics import LONGEST_TOKEN

WORTHWHILE: Final = 5_000  # rows; fewer are looked up as fast
MOST_CHANGES: Final = 2_000  # rows that may be read besides a collection
_DUE: Final = 500  # changed rows after which a new collection is made
_RARE: Final = 64  # rows of a token that are looked up as fast
_AT_ONCE: Final = 500

Versions = Mapping[int, int]  # row id -> version


def collect(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Make a new collection and let it take the place of the old one; False for small catalogues,
    which need none."""
    with transaction.atomic(using=using):
        number = next_version()
        documents = SearchDocument.objects.using(using)
        if documents.count() < WORTHWHILE:
            SearchPosting.objects.using(using).all().delete()
            PostingCollection.objects.using(using).all().delete()
            return False
        # Rows that change while they are collected have another version afterwards.
        versions = dict(documents.values_list("pk", "version"))
        SearchPosting.objects.using(using).all().delete()
        for column in TOKEN_COLUMNS:
            found = (
                SearchPosting(collection=number, column=column, token=token, rows=rows)
                for token, rows in _postings(column, using)
            )
            SearchPosting.objects.using(using).bulk_create(found, batch_size=_AT_ONCE)
        PostingCollection.objects.using(using).all().delete()
        PostingCollection.objects.using(using).create(number=number, versions=written(versions))
    return True


def collect_if_due(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Collect anew when there is no collection, or many rows have changed since."""
    now = dict(SearchDocument.objects.using(using).values_list("pk", "version"))
    if len(now) < WORTHWHILE:
        return False
    then = PostingCollection.objects.using(using).first()
    if then is not None and len(changed(now, read(then.versions))) < _DUE:
        return False
    return collect(using)


def changed(now: Versions, then: Versions) -> set[int]:
    """Rows that are new, gone or have another version."""
    return {pk for pk, _version in now.items() ^ then.items()}


def written(versions: Versions) -> bytes:
    """Versions as they are stored."""
    pairs = array("q", (value for pair in versions.items() for value in pair))
    return zlib.compress(pairs.tobytes(), level=1)


def read(versions: bytes | memoryview) -> Versions:
    """The reverse of `written`; numbers are in the byte order of the machine that wrote them."""
    pairs = array("q", zlib.decompress(versions))
    return dict(zip(pairs[::2], pairs[1::2], strict=True))


def _postings(column: str, using: str) -> Iterator[tuple[str, bytes]]:
    held: dict[str, array[int]] = defaultdict(lambda: array("q"))
    rows = SearchDocument.objects.using(using).public().order_by("pk").values_list("pk", column)
    for pk, tokens in rows.iterator(chunk_size=_AT_ONCE):
        for token in tokens.split():
            if len(token) <= LONGEST_TOKEN:
                held[token].append(pk)
    for token, ids in held.items():
        if len(ids) >= _RARE:
            yield token, packed(bits_of(ids))
