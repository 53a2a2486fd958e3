"""Where words begin and end in any script: runs of letters, and what is allowed to join them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Combining marks, tatweel, soft hyphen, zero-width characters: inside a word, never a border.
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
HYPHENS = "-\u2010\u2011"
APOSTROPHES = "'’ʼ‘`´"
MIDDLE_DOTS = "·•‧"  # Leichte Sprache writes "Bundes·tag"
_INVISIBLE = re.compile(r"[\u0640\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_WORD = rf"\w[\w{MARKS}]*"
_RUN = re.compile(
    rf"{_WORD}(?:"
    rf"[{HYPHENS}{APOSTROPHES}{MIDDLE_DOTS}*:]{_WORD}"  # compounds, elisions, gender marks
    rf"|/-?(?=in(?:nen)?\b){_WORD}"  # Lehrer/-innen
    rf"|\(in(?:nen)?\)(?:{_WORD})?"  # Mieter(innen)
    rf"|(?<=\d)[./]{_WORD}|/(?=\d){_WORD}"  # B/17/3936-01, 2.500
    rf")*"
)
_LONGEST_WORD = 80  # characters; what is longer is no word, and must not cost time


class Run(NamedTuple):
    """Characters that belong together, `raw` without what nobody sees. Half-open span."""

    start: int
    end: int
    raw: str


def runs(text: str) -> Iterator[Run]:
    for match in _RUN.finditer(text):
        raw = match.group()
        if not raw.isalnum():
            raw = _INVISIBLE.sub("", raw)
        if raw:
            yield Run(match.start(), match.end(), raw[:_LONGEST_WORD])
