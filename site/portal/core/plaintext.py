"""Plain text of rich content, for search, mails and comparison."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue

SPACE: Final = re.compile(r"\s+")
# Letters by their category, but nothing is seen where they stand.
BLANK_LETTERS: Final = frozenset("\u115f\u1160\u3164\uffa0")


def html_text(html: str) -> str:
    """Return the words of ``html`` in reading order, single-spaced."""
    spaced = re.sub(r"<(?:/p|/li|/h\d|br|/td|/th|/tr|/div)[^>]*>", " ", html or "")
    return SPACE.sub(" ", unescape(strip_tags(spaced))).strip()


def words(text: str) -> str:
    """Return ``text`` without its margins; "" if it holds no letter and no figure to read."""
    readable = any(sign.isalnum() and sign not in BLANK_LETTERS for sign in text)
    return text.strip() if readable else ""


def stream_text(value: StreamValue | None) -> str:
    """Return the searchable text of a stream, one line a piece of text."""
    if not value:
        return ""
    pieces = value.stream_block.get_searchable_content(value)
    return "\n".join(text for text in (html_text(str(piece)) for piece in pieces) if text)
