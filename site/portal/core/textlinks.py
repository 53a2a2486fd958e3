"""Which pages a page's long texts link to, in blocks and in running text."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from wagtail.fields import StreamField
from wagtail.models import Page


def text_links(page: Page) -> list[UUID]:
    """Return the translation keys of the pages that the streams of ``page`` link to."""
    found = {str(pk) for field in stream_fields(page) for pk in _page_ids(page, field)}
    return list(Page.objects.filter(pk__in=found).values_list("translation_key", flat=True))


def stream_fields(page: Page) -> list[StreamField]:
    return [field for field in page._meta.get_fields() if isinstance(field, StreamField)]


def _page_ids(page: Page, field: StreamField) -> list[Any]:
    references = field.extract_references(getattr(page, field.name))
    return [pk for model, pk, *_paths in references if issubclass(model, Page)]
