"""Addresses in German spelling: ä becomes ae, not a."""

from __future__ import annotations

from typing import Final

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

GERMAN_LETTERS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "*": "", "/": "-"}
)


def german_slug(text: str) -> str:
    """Return an ASCII slug of ``text`` that a German reader recognises; é is e, ł is l."""
    german = text.translate(GERMAN_LETTERS)
    return slugify("".join(string_to_ascii(c) if c.isalpha() else c for c in german))
