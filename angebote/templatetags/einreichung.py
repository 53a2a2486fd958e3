"""Small readers for the templates of the submission."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def nach(values: Mapping[Any, Any], key: int) -> Any:
    """The value of a key: of a dictionary by page, or the chosen answer ``a<page>`` of a form."""
    return values.get(key) or values.get(f"a{key}") or ""
