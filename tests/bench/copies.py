"""Many rows out of some, inside the database."""

from __future__ import annotations

import uuid
from typing import Final

from django.db import connections, transaction

from search.indexing import IndexWriter, next_version
from search.models import SearchDocument

_AT_ONCE: Final = 1_000


def copy_rows(using: str, wanted: int) -> None:
    """Copy the rows that are there until there are ``wanted``. Searching for words reads facets
    from the rows; facet rows of their own are for lists without words."""
    originals = list(
        SearchDocument.objects.using(using).order_by("pk").values_list("pk", flat=True)
    )
    missing = wanted - len(originals)
    if missing <= 0:
        return
    while missing > 0:
        for start in range(0, min(missing, len(originals)), _AT_ONCE):
            some = originals[start : start + min(_AT_ONCE, missing - start)]
            with transaction.atomic(using=using):
                _copy(using, some)
        missing -= min(missing, len(originals))
    IndexWriter(using).note()
    _count_words(using, wanted / max(1, len(originals)))
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute("VACUUM ANALYZE search_searchdocument")  # as the server does by itself


def _copy(using: str, ids: list[int]) -> None:
    rows = list(SearchDocument.objects.using(using).filter(pk__in=ids))
    for row in rows:
        row.pk, row.translation_key, row.version = None, uuid.uuid4(), next_version()
    SearchDocument.objects.using(using).bulk_create(rows)


def _count_words(using: str, times: float) -> None:
    """Word statistics as if every copy had been written."""
    with connections[using].cursor() as cursor:
        for table, column in (
            ("search_searchterm", "count"),
            ("search_searchtoken", "pages"),
            ("search_searchtoken", "titles"),
        ):
            cursor.execute(f"UPDATE {table} SET {column} = round({column} * %s)", [times])  # noqa: S608
