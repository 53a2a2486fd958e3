"""Which pages a page's long texts link to, in blocks and in running text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wagtail.fields import StreamField
from wagtail.models import Page


def text_page_ids(page: Page) -> list[int]:
    """Return the primary keys of the pages that the streams of ``page`` link to."""
    found = (int(pk) for field in stream_fields(page) for pk in _page_ids(page, field))
    return list(dict.fromkeys(found))


def translation_keys(pks: Iterable[Any]) -> list[UUID]:
    """Return the translation keys of these pages in their order, in one query."""
    wanted = [pk for pk in dict.fromkeys(pks) if pk is not None]
    if not wanted:
        return []
    keys = dict(Page.objects.filter(pk__in=wanted).values_list("pk", "translation_key"))
    return list(dict.fromkeys(keys[pk] for pk in wanted if pk in keys))


def stream_fields(page: Page) -> list[StreamField]:
    return [field for field in page._meta.get_fields() if isinstance(field, StreamField)]


def _page_ids(page: Page, field: StreamField) -> list[Any]:
    references = field.extract_references(getattr(page, field.name))
    return [pk for model, pk, *_paths in references if issubclass(model, Page)]
