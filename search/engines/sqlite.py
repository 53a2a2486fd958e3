"""The embedded engine: FTS5 over the catalogue's token columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db import connections

from .base import WordAlternatives
from .database import DatabaseEngine

_WEIGHTS: Final = (8.0, 5.0, 3.0, 2.0, 2.0, 1.0, 1.5)  # in the order of TOKEN_COLUMNS
_MATCHES: Final = (
    "SELECT f.rowid FROM search_fts f JOIN search_searchdocument d ON d.id = f.rowid"
    " WHERE search_fts MATCH %s AND d.language = %s AND NOT d.deleted"
    " ORDER BY bm25(search_fts, %s, %s, %s, %s, %s, %s, %s), f.rowid"
)


class SqliteEngine(DatabaseEngine):
    name = "sqlite"

    def ranked(self, words: Sequence[WordAlternatives], language: str) -> list[int]:
        if not words:
            return []
        query = " OR ".join(_word(word) for word in words)
        with connections[self.using].cursor() as cursor:
            cursor.execute(_MATCHES, [query, language, *_WEIGHTS])
            return [pk for (pk,) in cursor.fetchall()]


def _word(alternatives: WordAlternatives) -> str:
    """Tokens hold letters and digits only; quoted, none of them can be an operator."""
    groups = (" AND ".join(f'"{token}"' for token in tokens) for tokens in alternatives)
    return "(" + " OR ".join(f"({group})" for group in groups) + ")"
