"""Marks German words in a text whose language is not the page's: a column of the Merkzettel."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from ..deutsche_woerter import marked_text

register = template.Library()


@register.filter
def deutsche_woerter(text: Any, language: str) -> SafeString:
    """Return the escaped text of a language with ``<bdi lang="de">`` around German words."""
    return mark_safe(marked_text(str(conditional_escape(text)), language))  # noqa: S308 - escaped
