"""What the catalogue need not remember any longer."""

from __future__ import annotations

from typing import Final

from django.db.models import F

from .facets import REMEMBERED, WINDOW
from .indexing import next_version
from .models import SearchDocument, SearchTerm, SearchToken, SearchWrite

# A search server that was away for longer is rebuilt, not brought up to date (microseconds).
_TOMBSTONES_KEPT: Final = 30 * 24 * 3600 * 1_000_000


def forget_tombstones(*, confirmed_only: bool) -> int:
    """Delete tombstones older than thirty days; return how many."""
    old = SearchDocument.objects.filter(deleted=True, version__lt=next_version() - _TOMBSTONES_KEPT)
    if confirmed_only:
        old = old.filter(transferred__gte=F("version"))
    forgotten, _ = old.delete()
    return forgotten


def forget_writes() -> int:
    """Delete the notes of writes that every process has seen; return how many."""
    old = SearchWrite.objects.filter(version__lt=next_version() - REMEMBERED)
    forgotten, _ = old.delete()
    return forgotten


def forget_words() -> int:
    """Delete words that no page holds any longer and every process has noticed; return how many."""
    before = next_version() - 2 * WINDOW
    terms, _ = SearchTerm.objects.filter(count__lte=0, version__lt=before).delete()
    tokens, _ = SearchToken.objects.filter(pages__lte=0, version__lt=before).delete()
    return terms + tokens
