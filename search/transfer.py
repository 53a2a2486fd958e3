"""Feeds a search server from the catalogue: late perhaps, but never wrong and never lost.

A row's version is sent with it and the server refuses older ones (`external_gte`), so it does not
matter how often or in which order rows are sent. What the server has confirmed is noted in
`transferred`; everything else is sent again until it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS
from django.db.models import F

from .engines.base import EngineUnavailable
from .engines.server import SearchServer
from .facets import KIND
from .indexing import next_version
from .models import TOKEN_COLUMNS, SearchDocument, SearchDocumentQuerySet
from .names import DIMENSIONS

BATCH: Final = 500
_NOTED_AT_ONCE: Final = 400  # two values a row: below SQLite's limit of 999
# A transaction that began before a rebuild may end in the middle of it (microseconds).
_SLACK: Final = 10 * 60 * 1_000_000
# Item answers that mean: the server has this version or a newer one, or nothing to delete.
_SETTLED: Final = frozenset({200, 201, 404, 409})
_ABANDONED_SECONDS: Final = 3600

INDEX_BODY: Final[dict[str, Any]] = {
    "settings": {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "1s",
        # How long a deletion is remembered, so that a late older write cannot undo it.
        "gc_deletes": "1h",
    },
    "mappings": {
        "dynamic": "strict",
        "properties": {
            # Ready-made tokens: nothing is analysed on the server, so nothing differs there.
            # Only presence counts: no positions, no frequencies, no lengths.
            **{
                name: {
                    "type": "text",
                    "analyzer": "whitespace",
                    "index_options": "docs",
                    "norms": False,
                }
                for name in TOKEN_COLUMNS
            },
            **{name: {"type": "keyword"} for name in ("language", "served", KIND, *DIMENSIONS)},
            "row": {"type": "long"},
        },
    },
}


def body(row: SearchDocument) -> dict[str, Any]:
    """What the server knows of a row: tokens and what is filtered by; no text is stored there."""
    return {
        **{name: getattr(row, name) for name in TOKEN_COLUMNS},
        **{name: row.facets.get(name, []) for name in DIMENSIONS},
        KIND: row.kind,
        "language": row.language,
        "served": row.served_locales,
        "row": row.pk,
    }


class RowsRefused(EngineUnavailable):
    """The server answered, but did not take rows (read-only, full, mapping)."""


class Transfer:
    """Sends rows of one database's catalogue to one search server.

    Every method raises `EngineUnavailable` when the server does not answer or refuses; what it has
    not confirmed stays pending.
    """

    def __init__(
        self, server: SearchServer, alias: str = "", using: str = DEFAULT_DB_ALIAS
    ) -> None:
        self.server = server
        self.alias = alias or server.address.index
        self.using = using

    def rows(self) -> SearchDocumentQuerySet:
        return SearchDocument.objects.using(self.using)

    def pending(self) -> SearchDocumentQuerySet:
        return self.rows().filter(version__gt=F("transferred"))

    def sync(self) -> int:
        """Send what the server has not confirmed; return how many rows that were."""
        if not self.server.behind(self.alias):
            self.rebuild()
            return self.rows().count()
        return self._send(self.pending(), self.alias, note=True)

    def rebuild(self, meanwhile: Callable[[], None] = lambda: None) -> str:
        """Build a new index beside the old one and change over in one step; return its name.

        Readers get the old index until the new one is complete. ``meanwhile`` runs between the
        bulk and the catching up; tests change pages there.
        """
        begun = next_version() - _SLACK
        index = f"{self.alias}-{time.time_ns() // 1_000_000}"
        before = self.server.behind(self.alias)
        self._forget_abandoned(before)
        self.server.create_index(index, INDEX_BODY)
        self._send(self.rows().filter(deleted=False), index)
        meanwhile()
        recent = self.rows().filter(version__gte=begun)
        self._send(recent, index)
        self.server.refresh(index)
        self.server.move_alias(self.alias, to=index, away_from=before)
        # What others sent to the old index in the last moment, and what changed since.
        self._send(recent, self.alias, note=True)
        older = self.rows().filter(version__lt=begun).exclude(version=F("transferred"))
        older.update(transferred=F("version"))
        for old in before:
            self.server.delete_index(old)
        return index

    def remove(self, ids: Sequence[int], version: int) -> None:
        """Take rows away that the catalogue does not know (any more)."""
        lines = [{"delete": _target(pk, version, self.alias)} for pk in ids]
        if lines:
            self.server.bulk(lines, to_alias=True)

    def _send(self, rows: SearchDocumentQuerySet, index: str, *, note: bool = False) -> int:
        sent = 0
        for some in _batches(rows):
            lines = [line for row in some for line in _lines(row, index)]
            answers = self.server.bulk(lines, to_alias=index == self.alias)
            settled = [
                row
                for row, answer in zip(some, answers, strict=True)
                if answer["status"] in _SETTLED
            ]
            if note:
                self._note(settled)
            sent += len(settled)
            refused = [answer for answer in answers if answer["status"] not in _SETTLED]
            if refused:
                raise RowsRefused(f"{len(refused)} of {len(some)}: {refused[0].get('error')}")
        return sent

    def _note(self, rows: Sequence[SearchDocument]) -> None:
        """Note what the server has, but not for rows that were changed while it was sent: these
        have a version by now that no row had when it was sent."""
        for start in range(0, len(rows), _NOTED_AT_ONCE):
            some = rows[start : start + _NOTED_AT_ONCE]
            sent = {row.version for row in some}
            same = self.rows().filter(pk__in=[row.pk for row in some], version__in=sent)
            same.update(transferred=F("version"))

    def _forget_abandoned(self, in_use: Sequence[str]) -> None:
        """Delete what rebuilds left behind that were interrupted long ago."""
        now = time.time()
        for index in self.server.indices(f"{self.alias}-*"):
            stamp = index.removeprefix(f"{self.alias}-")
            old = stamp.isdigit() and now - int(stamp) / 1000 > _ABANDONED_SECONDS
            if old and index not in in_use:
                self.server.delete_index(index)


def _batches(rows: SearchDocumentQuerySet) -> Iterator[list[SearchDocument]]:
    """All rows by id; each batch is read when the one before is sent."""
    last = 0
    while some := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield some
        last = some[-1].pk


def _lines(row: SearchDocument, index: str) -> Iterator[Mapping[str, Any]]:
    target = _target(row.pk, row.version, index)
    if row.deleted:
        yield {"delete": target}
    else:
        yield {"index": target}
        yield body(row)


def _target(pk: int, version: int, index: str) -> dict[str, Any]:
    return {
        "_index": index,
        "_id": str(pk),
        "version": version,
        "version_type": "external_gte",
    }
