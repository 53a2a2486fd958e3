"""Icons and signs of the sprite ``static/img/zeichen.svg``. A sign never stands without a word."""

from __future__ import annotations

from typing import Final

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

STAND_SIGNS: Final = {
    "offen": ("st-offen", "stein-offen"),
    "in_planung": ("st-planung", "stein-planung"),
    "in_umsetzung": ("st-umsetzung", "stein-umsetzung"),
    "umgesetzt": ("st-umgesetzt", "stein-umgesetzt"),
    "nicht_weiterverfolgt": ("st-nicht", "stein-nicht"),
}
MIRRORED: Final = frozenset({"pfeil"})


@register.simple_tag
def zeichen(name: str, css: str = "") -> SafeString:
    """Return the hidden ``<svg>`` that shows one symbol of the sprite; nothing without a name."""
    if not name:
        return SafeString("")
    classes = " ".join(filter(None, ["z", "z-richtung" if name in MIRRORED else "", css]))
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        classes,
        static("img/zeichen.svg"),
        name,
    )


@register.filter
def stand_zeichen(stand: str) -> str:
    """Return the symbol of an Umsetzungsstand, '' for an unknown one."""
    return STAND_SIGNS.get(stand, ("", ""))[0]


@register.filter
def stand_stein(stand: str) -> str:
    """Return the CSS class of a brick in the wall of recommendations."""
    return STAND_SIGNS.get(stand, ("", "stein-offen"))[1]


@register.filter
def raum_zeichen(slug: str) -> str:
    """Return the symbol of a Sozialraum (or of ``stadtweit``) from its slug."""
    return f"sr-{slug}" if slug else "sr-stadtweit"
