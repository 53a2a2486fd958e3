"""Compares what should be the same: pages and catalogue, catalogue and search server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from .indexing import next_version
from .models import SearchDocument, SearchTerm
from .transfer import Transfer

_PAGE_SIZE = 1000


@dataclass(frozen=True, slots=True)
class ServerDifferences:
    """Row ids: the server lacks them or has another version / has them without reason."""

    stale: list[int] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.stale or self.extra)


def vocabulary_differences() -> dict[tuple[str, str], int]:
    """(language, form) -> right number, for every word that is counted wrongly."""
    right: Counter[tuple[str, str]] = Counter()
    rows = SearchDocument.objects.public().values_list("language", "forms")
    for language, forms in rows.iterator():
        right.update((language, form) for form in forms)
    stored = {(t.language, t.form): t.count for t in SearchTerm.objects.all()}
    return {key: right[key] for key in {*right, *stored} if right[key] != stored.get(key, 0)}


def server_differences(transfer: Transfer) -> ServerDifferences:
    """Compare ids and versions. Rows that still wait for their transfer are no difference."""
    there = dict(_versions_on_server(transfer))
    rows = {
        pk: (version, deleted, version > transferred)
        for pk, version, deleted, transferred in transfer.rows()
        .values_list("pk", "version", "deleted", "transferred")
        .iterator()
    }
    return ServerDifferences(
        stale=[
            pk
            for pk, (version, deleted, waits) in rows.items()
            if not waits and not deleted and there.get(pk) != version
        ],
        extra=[pk for pk in there if pk not in rows or (rows[pk][1] and not rows[pk][2])],
    )


def _versions_on_server(transfer: Transfer) -> Iterator[tuple[int, int]]:
    last: int | None = None
    while True:
        body = {"size": _PAGE_SIZE, "sort": [{"row": "asc"}], "version": True, "_source": False}
        if last is not None:
            body["search_after"] = [last]
        hits = transfer.server.page(transfer.alias, body)
        for hit in hits:
            yield int(hit["_id"]), hit["_version"]
        if len(hits) < _PAGE_SIZE:
            return
        last = hits[-1]["sort"][0]


def repair_server(transfer: Transfer, found: ServerDifferences) -> None:
    """Queue again what is stale, take away what nothing stands for."""
    transfer.rows().filter(pk__in=found.stale).update(transferred=0)
    transfer.remove(found.extra, next_version())
    transfer.sync()
