"""Catalogue rows as templates show them."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import get_script_prefix
from django.utils.html import format_html
from django.utils.translation import gettext as _

from portal.core.catalogue import CardFact, Entry, FacetValue

from .analysis import Analyser, analyser_for
from .highlight import excerpt
from .models import SearchDocument
from .names import DIMENSIONS, kind_name, names


def url_of(address: str) -> str:
    """The path of a row, below the prefix the site runs under."""
    return get_script_prefix().rstrip("/") + address


def entry(row: SearchDocument, language: str, stems: frozenset[str] = frozenset()) -> Entry:
    """Show a row to a reader of ``language``; names of values are in the reader's language."""
    return Entry(
        translation_key=row.translation_key,
        title=row.title,
        summary=row.summary,
        url=url_of(row.address),
        kind=row.kind,
        kind_name=kind_name(row.kind, language),
        language=row.language,
        is_translated=row.language == language,
        card=tuple(CardFact(**fact) for fact in row.cards.get(language, row.card)),
        facets=facet_values(row, language),
        date=row.date,
        valid_until=row.valid_until,
        status=row.status,
        beispiel=row.beispiel,
        excerpt=_excerpt(row, stems) if stems else "",
    )


def facet_values(row: SearchDocument, language: str) -> dict[str, tuple[FacetValue, ...]]:
    return {
        name: tuple(names.value(name, value, language) for value in row.facets[name])
        for name in DIMENSIONS
        if name in row.facets
    }


def _excerpt(row: SearchDocument, stems: frozenset[str]) -> str:
    own = analyser_for(row.language)
    found = excerpt(row.summary, stems, own) or excerpt(row.text, stems, own)
    return found or _excerpt_of_document(row, stems, own)


def _excerpt_of_document(row: SearchDocument, stems: frozenset[str], own: Analyser) -> str:
    """A hit in an attached document names the document."""
    for title, text in row.attachments:
        found = excerpt(text, stems, own)
        if found:
            return format_html("{}: {}", _("In the document “%s”") % title, found)
    return ""


def entries(
    rows: Iterable[SearchDocument], language: str, stems: frozenset[str] = frozenset()
) -> tuple[Entry, ...]:
    return tuple(entry(row, language, stems) for row in rows)
