"""Names of languages in German, as the desk says them."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language_info, gettext

from portal.core.languages import OFFERED, SIMPLE_LANGUAGE

register = template.Library()


@register.filter
def sprachname(code: str) -> str:
    """The language's name in the language of the admin: "Arabisch"."""
    if code == SIMPLE_LANGUAGE:
        return dict(OFFERED)[code]
    return gettext("Kurdish") if code == "ku" else gettext(get_language_info(code)["name"])
