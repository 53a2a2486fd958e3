"""Context processor: the language switch."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .links import language_links


def languages(request: HttpRequest) -> dict[str, Any]:
    """``language_links``: list of `LanguageLink`, worked out only when a template asks for it."""
    return {"language_links": SimpleLazyObject(lambda: language_links(request))}
