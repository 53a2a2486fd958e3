"""Names the German text that a translation corresponds to: a checksum of all its segments.

Facts are in no segment, so a changed opening hour or telephone number makes nothing outdated.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any

from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

from portal.core.languages import SOURCE_LANGUAGE
from portal.core.paragraph_keys import without_paragraph_keys

from ..models import Uebersetzungsstand


def text_summe(page: Page) -> str:
    """Hexadecimal SHA-256 of everything of the (specific) page that translations are made from."""
    parts = [_part(segment) for segment in extract_segments(page)]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _part(segment: Any) -> tuple[str, Any]:
    match segment:
        case StringSegmentValue():
            # As `core.line_ends` stores texts: nobody has changed a text by a CR.
            return segment.path, [segment.string.data.replace("\r", ""), segment.attrs]
        case TemplateSegmentValue():
            return segment.path, without_paragraph_keys(segment.template)
        case RelatedObjectSegmentValue():
            return segment.path, segment.translation_key
        case OverridableSegmentValue():
            return segment.path, segment.data
    raise TypeError(type(segment))


def german_page(page: Page) -> Page | None:
    """The German page of the same content; not yet as its specific type, which few ask for."""
    found: Page | None = Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=SOURCE_LANGUAGE
    ).first()
    return found


def source_summe(source: TranslationSource) -> str:
    """Checksum of the text that translations are made from; worked out once for all languages."""
    return _summe_of_content(source.pk, source.content_json)


@lru_cache(maxsize=32)
def _summe_of_content(source_pk: int, content_json: str) -> str:
    source = TranslationSource.objects.get(pk=source_pk)
    source.content_json = content_json
    return text_summe(source.as_instance())


def current_summe(german: Page) -> str:
    """Checksum of the German text that readers see (of the draft, where nothing is live)."""
    last = german.textaenderungen.online().first()
    if last is not None:
        return str(last.summe)
    known = Uebersetzungsstand.objects.filter(
        page__translation_key=german.translation_key, veraltet_seit__isnull=True
    ).first()
    return str(known.quelle_summe) if known else text_summe(german.specific)
