"""The embedded engine: FTS5 over the catalogue's token columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import connections

from ..bits import Bits, bits_of
from .database import DatabaseEngine
from .postings import Posting


class SqliteEngine(DatabaseEngine):
    name = "sqlite"

    def look_up(self, wanted: Sequence[Posting]) -> Mapping[Posting, Bits]:
        found = {}
        with connections[self.using].cursor() as cursor:
            for column, token in wanted:
                # Tokens hold letters and digits only; quoted, none of them can be an operator.
                query = f'{column} : "{token}"'
                cursor.execute("SELECT rowid FROM search_fts WHERE search_fts MATCH %s", [query])
                found[column, token] = bits_of([pk for (pk,) in cursor.fetchall()])
        return found
