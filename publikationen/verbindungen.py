"""The pages that a page links to, as the public catalogue shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from portal.core.catalogue import KINDS, Entry, get_catalogue
from portal.core.models import BasePage


def linked_by_kind(keys: Iterable[UUID], *, language: str) -> dict[str, list[Entry]]:
    """Return the public ones of these pages by kind, kinds in the order of display."""
    ordered = list(dict.fromkeys(keys))
    found = get_catalogue().entries(ordered, language=language)
    by_kind: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
    for key in ordered:
        if key in found:
            by_kind.setdefault(found[key].kind, []).append(found[key])
    return {kind: entries for kind, entries in by_kind.items() if entries}


def also_referring(key: UUID, linked: dict[str, list[Entry]], *, language: str) -> list[Entry]:
    """Return the public pages that lead to this one and are not among ``linked``."""
    shown = {entry.translation_key for entries in linked.values() for entry in entries}
    found = get_catalogue().referring(key, language=language)
    return [entry for entry in found if entry.translation_key not in shown]


def connections(page: BasePage) -> dict[str, Any]:
    """Return what a template shows of a page's neighbours: ``linked``, ``referring``."""
    language = page.language_code
    linked = linked_by_kind(page.catalogue_links(), language=language)
    referring = also_referring(page.translation_key, linked, language=language)
    return {"linked": linked, "referring": referring}
