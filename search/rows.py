"""From a source to the columns of its row: plain text, facets and tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from .analysis import analyser_for
from .models import SearchDocument
from .names import names
from .ranking import Content, ranked_tokens
from .sources import Source

_BY_DATE: Final = frozenset({"veranstaltung", "dokumentation"})
_BY_ADDRESS: Final = frozenset({"handlungsempfehlung"})  # the number is the address


def columns(source: Source, served: list[str]) -> dict[str, Any]:
    """Everything a row holds but its identity, version and fingerprint."""
    entry = source.entry
    return {
        "page_id": source.page_id,
        "kind": entry.kind,
        "title": entry.title[:255],
        "summary": entry.summary,
        "text": entry.text,
        "keywords": "\n".join(entry.keywords),
        "attachments": [list(attachment) for attachment in source.attachments],
        "card": [asdict(fact) for fact in entry.card],
        "cards": {
            code: [asdict(fact) for fact in source.cards[code]]
            for code in served
            if code in source.cards
        },
        "facets": {name: list(values) for name, values in entry.facets.items() if values},
        "served_locales": served,
        "date": entry.date,
        "valid_until": entry.valid_until,
        "status": entry.status,
        "beispiel": entry.beispiel,
        "address": source.address,
        "sort": sort_key(source),
        "first_published": source.first_published,
        "changed": source.changed,
        **token_columns(source),
    }


def sort_key(source: Source) -> str:
    """Order within a kind: newest first for events, by number for recommendations, else A to Z."""
    entry = source.entry
    if entry.kind in _BY_DATE:
        day = entry.date.toordinal() if entry.date else 0
        return f"{9_999_999 - day:07d} {entry.title}"[:255]
    if entry.kind in _BY_ADDRESS:
        return source.address[-255:]
    return " ".join(analyser_for(source.language).document(entry.title).forms)[:255]


def token_columns(source: Source) -> dict[str, Any]:
    entry = source.entry
    attached = [line for attachment in source.attachments for line in attachment]
    content = Content(
        title=entry.title,
        text="\n".join([entry.text, *attached]),
        intro=entry.summary,
        keywords=entry.keywords,
        names=_names(entry.facets),
    )
    tokens = ranked_tokens(content, source.language)
    return {
        "every": tokens.every,
        "core": tokens.core,
        "title_tokens": tokens.title,
        "stored": tokens.stored,
        "forms": tokens.forms,
    }


def _names(facets: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Names of themes, districts and target groups by language, each analysed as its own."""
    found: dict[str, list[str]] = {}
    for dimension, values in facets.items():
        for value in values:
            for language, name in names.in_all_languages(dimension, value):
                found.setdefault(language, []).append(name)
    return found


def fill(document: SearchDocument, values: Mapping[str, Any]) -> SearchDocument:
    for name, value in values.items():
        setattr(document, name, value)
    return document
