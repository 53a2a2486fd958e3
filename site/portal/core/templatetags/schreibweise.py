"""How names, numbers, addresses and long words are written inside a text of any language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi

from portal.core.aufzaehlung import listed
from portal.core.languages import SOURCE_LANGUAGE, base_language

register = template.Library()

SLASH = re.compile(r"/(?=\w)")
OPENING = re.compile(r"(?<=\w)\(")
CLOSING = re.compile(r"\)(?=\w)")
# Words too long for a narrow screen, with the joint they are parted at.
LONG_WORD = re.compile(r"(Handlungs|Maßnahmen)(?=\w{8,})")
# A range of times or numbers: “9:00–12:00”, “3–6”.
RANGE = re.compile(r"\d[\d:.,]*–\d[\d:.,]*")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")


@register.filter
def umbruch(text: Any) -> SafeString:
    """Escape a name and let the browser break it at '/', around '(…)' and in very long words."""
    escaped = str(conditional_escape(text))
    escaped = SLASH.sub("/<wbr>", escaped)
    escaped = OPENING.sub("<wbr>(", escaped)
    escaped = LONG_WORD.sub(r"\1&shy;", escaped)
    return mark_safe(CLOSING.sub(")&shy;", escaped))  # noqa: S308 - escaped above


@register.filter
def deutsch(text: Any) -> SafeString:
    """Mark a German name inside a text of another language; plain on a German page."""
    if not text:
        return SafeString("")
    if base_language(get_language() or SOURCE_LANGUAGE) == SOURCE_LANGUAGE:
        return conditional_escape(text)
    return format_html('<bdi lang="de">{}</bdi>', text)


@register.filter
def in_sprache(text: Any, code: str) -> SafeString:
    """Mark a text of language ``code`` unless it is the language of the page."""
    active = get_language() or SOURCE_LANGUAGE
    if not code or base_language(code) == base_language(active):
        return ranges_in_order(conditional_escape(text))
    return format_html('<bdi lang="{}">{}</bdi>', code, text)


def ranges_in_order(text: SafeString) -> SafeString:
    """Keep “9:00–12:00” as it stands on the door in a line that runs from right to left."""
    if not get_language_bidi():
        return text
    return SafeString(RANGE.sub(r'<bdi dir="ltr">\g<0></bdi>', text))


@register.filter
def aufzaehlung(members: Iterable[object]) -> str:
    """Join names with the comma of the page's language."""
    return listed(members)


@register.filter
def zahl(value: int | float | Decimal | None) -> SafeString:
    """Write a number in the page's language, isolated from right-to-left text; '' for None.

    A Decimal loses the zeros its column added: 82.00 persons are 82.
    """
    if value is None or value == "":
        return SafeString("")
    if isinstance(value, Decimal):
        value = Decimal(f"{value.normalize():f}")
    text = number_format(value, use_l10n=True, force_grouping=True)
    return format_html('<bdi class="zahl">{}</bdi>', text.replace("-", "\u2212"))


@register.filter
def telefon_ziel(number: str) -> str:
    """Return the ``tel:`` address of a German phone number as people write it."""
    digits = re.sub(r"(?!^\+)\D", "", str(number).replace("(0)", ""))
    return "tel:" + re.sub(r"^0(?!0)", "+49", digits)


@register.filter
def fester_abstand(number: str) -> str:
    """Keep the groups of a phone number on one line."""
    return str(number).replace(" ", "\u00a0")


@register.filter
def mail_umbruch(address: str) -> SafeString:
    """Let a mail address break after its '@'."""
    name, at, host = str(address).partition("@")
    return format_html("{}{}<wbr>{}", name, at, host) if at else conditional_escape(address)


@register.filter
def adresse_umbruch(url: str) -> SafeString:
    """Write a web address without scheme so that it may break after every slash."""
    plain = re.sub(r"^https?://", "", str(url))
    return mark_safe(str(conditional_escape(plain)).replace("/", "/<wbr>"))  # noqa: S308 - escaped


@register.filter
def saetze(text: str) -> list[str]:
    """Return the sentences of a text: Leichte Sprache puts each on a line of its own."""
    lines = [line.strip() for line in str(text or "").splitlines() if line.strip()]
    return [sentence for line in lines for sentence in SENTENCE_END.split(line)]


@register.filter
def zeilen(address: str) -> SafeString:
    """Write the parts of an address below one another."""
    return format_html_join(mark_safe("<br>"), "{}", ((part,) for part in address.split(", ")))


@register.filter
def mit_doppelpunkt(label: str) -> str:
    """Return “When:”, and “Wann?” as it is: Leichte Sprache asks instead of naming."""
    return label if label.endswith(("?", "؟")) else f"{label}:"


@register.filter
def einziger(values: Sequence[Any] | None) -> Any:
    """Return the only value, None when there is none or more than one."""
    return values[0] if values and len(values) == 1 else None
