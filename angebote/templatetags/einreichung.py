"""Small readers for the templates of the submission."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from portal.register.models import Bereich

from ..einreichung.dienst import may_submit_for

register = template.Library()


@register.filter
def nach(values: Mapping[Any, Any], key: int) -> Any:
    """The value of a key: of a dictionary by page, or the chosen answer ``a<page>`` of a form."""
    return values.get(key) or values.get(f"a{key}") or ""


@register.filter
def getippt(values: Mapping[str, str], key: int) -> str:
    """The words typed about the page in a form: its field ``t<page>``."""
    return values.get(f"t{key}") or ""


@register.filter
def darf_einreichen(user: Any, bereich: Bereich) -> bool:
    """Whether the user writes offers of the Bereich."""
    return may_submit_for(user, bereich)
