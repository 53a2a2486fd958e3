"""Numbers keep their order in a line from right to left: what browsers do for <bdi> on their own.

WeasyPrint lays out the text of every element in the direction it inherits. A phone number in an
Arabic line then comes out as “182 4710 0221”. So each <bdi> gets the direction that the HTML
standard gives it: that of its first letter, left to right for bare numbers.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import Final

BDI: Final = re.compile(r"<bdi((?:\s[^>]*)?)>([^<]*)")
RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


def with_directions(html: str) -> str:
    """Return ``html`` with a ``dir`` on every <bdi> that has none and begins with text."""
    return BDI.sub(_directed, html)


def _directed(match: re.Match[str]) -> str:
    attributes, text = match.groups()
    if " dir=" in attributes or not text.strip():
        return match[0]
    return f'<bdi{attributes} dir="{own_direction(unescape(text))}">{text}'


def own_direction(text: str) -> str:
    """Return "rtl" for text whose first letter is written from right to left, else "ltr"."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return "ltr"
        if kind in RIGHT_TO_LEFT:
            return "rtl"
    return "ltr"
