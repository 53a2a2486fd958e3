"""The notice above a page: machine text, an older text, Leichte Sprache tested by whom."""

from __future__ import annotations

from typing import Any

from django import template

from ..texthinweis import text_notice

register = template.Library()


@register.inclusion_tag("components/texthinweis.html")
def texthinweis(page: Any) -> dict[str, Any]:
    """Nothing for German pages and for translations that are checked and current."""
    return {"hinweis": text_notice(page) if hasattr(page, "language_code") else None}


@register.inclusion_tag("pdf/texthinweis.html")
def texthinweis_pdf(page: Any) -> dict[str, Any]:
    """The same for a file, which has no links back and no signs from the sprite."""
    return texthinweis(page)
