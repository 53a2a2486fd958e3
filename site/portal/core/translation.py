"""Which fields of a page are translated; the others are facts and live on the German page."""

from __future__ import annotations

from typing import Any

from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, TranslatableField

# In every page: the address is the same in all languages, so that a missing page is found.
ALWAYS_TRANSLATED = ("title", "seo_title", "search_description", "kurztext")


def translated(*names: str) -> list[BaseTranslatableField]:
    """Return ``translatable_fields`` of a page type whose further texts are ``names``."""
    return [
        SynchronizedField("slug", overridable=False),
        *(TranslatableField(name) for name in (*ALWAYS_TRANSLATED, *names)),
    ]


def translated_names(model: type[Any]) -> set[str]:
    """Names of the texts of a page type, as its ``translatable_fields`` declare them."""
    return {
        field.field_name
        for field in model.translatable_fields
        if isinstance(field, TranslatableField)
    }
