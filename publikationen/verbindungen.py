"""The pages that a page links to, as the public catalogue shows them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from portal.core.catalogue import KINDS, Entry, get_catalogue


def linked_by_kind(keys: Iterable[UUID], *, language: str) -> dict[str, list[Entry]]:
    """Return the public ones of these pages by kind, kinds in the order of display."""
    ordered = list(dict.fromkeys(keys))
    found = get_catalogue().entries(ordered, language=language)
    by_kind: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
    for key in ordered:
        if key in found:
            by_kind.setdefault(found[key].kind, []).append(found[key])
    return {kind: entries for kind, entries in by_kind.items() if entries}
