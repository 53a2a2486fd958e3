"""The numbers that the editor gives to the paragraphs of a rich text, and that nobody reads.

A text has them from the first time it is saved in the editor. Whoever compares texts would take
the same text before and after for two different ones.
"""

from __future__ import annotations

import re
from typing import Final

PARAGRAPH_KEY: Final = re.compile(r' data-block-key="[^"]*"')


def without_paragraph_keys(html: str) -> str:
    """Return ``html`` without the numbers of its paragraphs."""
    return PARAGRAPH_KEY.sub("", html)
