"""Writes the public catalogue: in the transaction that publishes, and only what changed."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, transaction
from django.dispatch import Signal
from wagtail.models import Page

from .analysis import ANALYSIS_VERSION
from .models import (
    SERVED,
    TOKEN_COLUMNS,
    SearchDocument,
    SearchDocumentQuerySet,
    SearchFacet,
    SearchLink,
    SearchWrite,
)
from .names import names
from .rows import columns, fill
from .sources import Source, served_languages, sources
from .statistics import Words, count_words

BATCH: Final = 100
_OWN_COLUMNS: Final = {"id", "translation_key", "language", "transferred"}
_COLUMNS: Final = [
    field.attname
    for field in SearchDocument._meta.concrete_fields
    if field.name not in _OWN_COLUMNS
]

Identity = tuple[UUID, str]
# Sent inside the transaction that wrote rows, once a batch.
rows_written = Signal()
_collected: ContextVar[set[UUID] | None] = ContextVar("collected", default=None)


def refresh(keys: Iterable[UUID]) -> None:
    """Bring all language versions of these pages in line with what is public now."""
    waiting = _collected.get()
    if waiting is not None:
        waiting.update(keys)
        return
    IndexWriter().refresh(keys)


@contextmanager
def collected() -> Iterator[None]:
    """Write once, at the end of the block, what the block changes: for imports and loaders."""
    if _collected.get() is not None:
        yield
        return
    waiting: set[UUID] = set()
    token = _collected.set(waiting)
    try:
        yield
    finally:
        _collected.reset(token)
    refresh(waiting)


def next_version(last: int = 0) -> int:
    """Microseconds since 1970, but always more than ``last``: versions of a row only grow."""
    return max(time.time_ns() // 1000, last + 1)


class IndexWriter:
    """Writes rows into the catalogue of one database."""

    def __init__(self, using: str = DEFAULT_DB_ALIAS) -> None:
        self.using = using

    def refresh(self, keys: Iterable[UUID]) -> int:
        """Write what changed; return how many rows that were."""
        written = 0
        for some in _batches(keys):
            with transaction.atomic(using=self.using):
                written += self.write(list(sources(some)), keys=some)
        return written

    def differences(self, keys: Iterable[UUID]) -> Iterator[Change]:
        """What `refresh` would write; nothing is written."""
        for some in _batches(keys):
            yield from self._changes(list(sources(some)), keys=some)

    def every_key(self) -> list[UUID]:
        """Keys of all pages and of all rows: what was missed may be on either side."""
        pages = Page.objects.filter(depth__gt=1).values_list("translation_key", flat=True)
        rows = self.documents().filter(deleted=False).values_list("translation_key", flat=True)
        return list(dict.fromkeys([*pages, *rows]))

    def documents(self) -> SearchDocumentQuerySet:
        return SearchDocument.objects.using(self.using)

    def write(self, found: Sequence[Source], *, keys: Iterable[UUID]) -> int:
        """Make the rows of ``keys`` say exactly what ``found`` says; the rest become tombstones."""
        changes = list(self._changes(found, keys=keys))
        if changes:
            self._store(changes)
            rows_written.send(type(self), using=self.using, changes=changes)
        return len(changes)

    def _changes(self, found: Sequence[Source], *, keys: Iterable[UUID]) -> Iterator[Change]:
        rows: dict[Identity, SearchDocument] = {
            (row.translation_key, row.language): row
            for row in self.documents().filter(translation_key__in=list(keys))
        }
        served = _served(found)
        for source in found:
            identity = source.translation_key, source.language
            change = _change(rows.pop(identity, None), source, served[identity])
            if change is not None:
                yield change
        yield from (_removal(row) for row in rows.values() if not row.deleted)

    def note(self) -> None:
        """Let every process notice that rows were written, once this transaction is over."""
        SearchWrite.objects.using(self.using).create(version=next_version())

    def _store(self, changes: list[Change]) -> None:
        self.note()
        rows = [change.row for change in changes]
        known = [row for row in rows if row.pk is not None]
        self.documents().bulk_create([row for row in rows if row.pk is None])
        for row in known:
            row.save(using=self.using, update_fields=_COLUMNS)
        self._store_facets(rows)
        self._store_links(changes)
        count_words(
            [(change.words_before, Words.of(change.row)) for change in changes],
            next_version(),
            self.using,
        )

    def _store_facets(self, rows: Sequence[SearchDocument]) -> None:
        SearchFacet.objects.using(self.using).filter(document__in=[row.pk for row in rows]).delete()
        SearchFacet.objects.using(self.using).bulk_create(
            SearchFacet(document_id=row.pk, dimension=dimension, value=value)
            for row in rows
            if not row.deleted
            for dimension, values in {**row.facets, SERVED: row.served_locales}.items()
            for value in dict.fromkeys(values)
        )

    def _store_links(self, changes: list[Change]) -> None:
        ids = [change.row.pk for change in changes]
        SearchLink.objects.using(self.using).filter(document__in=ids).delete()
        SearchLink.objects.using(self.using).bulk_create(
            SearchLink(document_id=change.row.pk, target=target)
            for change in changes
            if change.source
            for target in dict.fromkeys(change.source.entry.links)
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A row as it shall be stored; without a source it is a tombstone."""

    row: SearchDocument
    source: Source | None
    words_before: Words


def _change(row: SearchDocument | None, source: Source, served: list[str]) -> Change | None:
    row = row or SearchDocument(translation_key=source.translation_key, language=source.language)
    fingerprint = source.fingerprint(served, ANALYSIS_VERSION, _vocabulary_names(source))
    if row.fingerprint == fingerprint:
        return None
    words_before = Words.of(row)
    fill(row, columns(source, served))
    _stamp(row, fingerprint=fingerprint, deleted=False)
    return Change(row, source, words_before)


def _removal(row: SearchDocument) -> Change:
    """A tombstone keeps no word of what it was."""
    words_before = Words.of(row)
    fill(row, dict.fromkeys((*TOKEN_COLUMNS, "stored", "summary", "text", "keywords"), ""))
    fill(row, {"card": [], "facets": {}, "served_locales": [], "forms": {}, "attachments": []})
    _stamp(row, fingerprint="", deleted=True)
    return Change(row, None, words_before)


def _batches(keys: Iterable[UUID]) -> Iterator[list[UUID]]:
    ordered = list(dict.fromkeys(keys))
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


def _stamp(row: SearchDocument, *, fingerprint: str, deleted: bool) -> None:
    row.version = next_version(row.version)
    row.fingerprint = fingerprint
    row.deleted = deleted
    row.analysis_version = str(ANALYSIS_VERSION)


def _served(found: Iterable[Source]) -> dict[Identity, list[str]]:
    available: dict[UUID, set[str]] = {}
    for source in found:
        available.setdefault(source.translation_key, set()).add(source.language)
    return {
        (source.translation_key, source.language): served_languages(
            source.language, available[source.translation_key]
        )
        for source in found
    }


def _vocabulary_names(source: Source) -> list[list[tuple[str, str]]]:
    """Part of the fingerprint: a renamed theme is written anew wherever it is used."""
    return [
        names.in_all_languages(dimension, value)
        for dimension, values in sorted(source.entry.facets.items())
        for value in values
    ]
