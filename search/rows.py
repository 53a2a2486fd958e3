"""From a source to the columns of its row: plain text, facets and tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from .analysis import Analyser, analyser_for
from .models import SearchDocument
from .names import names
from .sources import Source

_LONGEST_FORM: Final = 80
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
        "card": [asdict(fact) for fact in entry.card],
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
    return " ".join(form for form in _forms(analyser_for(source.language), entry.title))[:255]


def token_columns(source: Source) -> dict[str, str]:
    entry, own = source.entry, analyser_for(source.language)
    title = own.document(entry.title, stopwords=True)
    intro, text = own.document(entry.summary), own.document(entry.text)
    keywords = [token for word in entry.keywords for token in own.document(word).words]
    keywords += _vocabulary_tokens(entry.facets)
    forms = set(_forms(own, " . ".join([entry.title, entry.summary, entry.text, *entry.keywords])))
    return {
        "title_words": " ".join(title.words),
        "title_parts": " ".join(title.parts),
        "intro_words": " ".join(intro.words),
        "intro_parts": " ".join(intro.parts),
        "text_words": " ".join(text.words),
        "text_parts": " ".join(text.parts),
        "keyword_words": " ".join(dict.fromkeys(keywords)),
        "forms": " ".join(sorted(forms)),
    }


def _forms(own: Analyser, text: str) -> Iterable[str]:
    for token in own.tokens(text):
        if not token.stop and 1 < len(token.form) <= _LONGEST_FORM:
            yield token.form


def _vocabulary_tokens(facets: Mapping[str, Iterable[str]]) -> Iterable[str]:
    """Names of themes, districts and target groups in every language, each analysed as its own."""
    for dimension, values in facets.items():
        for value in values:
            for language, name in names.in_all_languages(dimension, value):
                terms = analyser_for(language).document(name)
                yield from terms.words
                yield from terms.parts


def fill(document: SearchDocument, values: Mapping[str, Any]) -> SearchDocument:
    for name, value in values.items():
        setattr(document, name, value)
    return document
