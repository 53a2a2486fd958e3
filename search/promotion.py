"""Puts pages of the Redaktion's choice before all other hits."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from .analysis import analyser_for
from .models import PromotedHit, SearchDocument
from .request import SearchRequest, SearchResult


def promoted_keys(request: SearchRequest) -> list[UUID]:
    """Pages promoted for exactly these words, whatever their inflection and order."""
    hits = list(
        PromotedHit.objects.valid().filter(language=request.language).select_related("page")
    )
    if not hits:
        return []
    analyser = analyser_for(request.language)
    asked = {word.stem for word in analyser.query(request.text)}
    return [
        hit.page.translation_key
        for hit in hits
        if asked and asked == {word.stem for word in analyser.query(hit.query)}
    ]


def promoted_rows(request: SearchRequest) -> list[int]:
    """Ids of the public rows to show first; filters of the reader come before promotion."""
    if not request.text or request.chosen or request.kinds or request.fixed:
        return []
    keys = promoted_keys(request)
    if not keys:
        return []
    rows = SearchDocument.objects.served_to(request.language).filter(translation_key__in=keys)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def with_promoted(request: SearchRequest, result: SearchResult) -> SearchResult:
    """Show promoted rows first on the first page, and nowhere twice."""
    promoted = promoted_rows(request)
    if not promoted:
        return result
    others = tuple(pk for pk in result.ids if pk not in promoted)
    ids = (*promoted, *others) if result.page == 1 else others
    return replace(result, ids=ids, total=max(result.total, len(ids)))
