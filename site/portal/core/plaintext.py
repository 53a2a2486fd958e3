"""Plain text of rich content, for search, mails and comparison."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue

SPACE: Final = re.compile(r"\s+")


def html_text(html: str) -> str:
    """Return the words of ``html`` in reading order, single-spaced."""
    spaced = re.sub(r"<(?:/p|/li|/h\d|br|/td|/th|/tr|/div)[^>]*>", " ", html or "")
    return SPACE.sub(" ", unescape(strip_tags(spaced))).strip()


def stream_text(value: StreamValue | None) -> str:
    """Return the searchable text of a stream, one line a piece of text."""
    if not value:
        return ""
    pieces = value.stream_block.get_searchable_content(value)
    return "\n".join(text for text in (html_text(str(piece)) for piece in pieces) if text)
