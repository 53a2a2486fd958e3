"""Extracts with the found words marked: the same analysis as the search, so compounds, gender
forms and umlauts are marked where they were found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .analysis import Analyser

LENGTH: Final = 220
_LEAD: Final = 50
# A found word is worth more than a found part of one when the best place is chosen.
_WHOLE, _PART = 2, 1
# Words looked at in one text; more would cost time and no reader sees them.
_LONGEST: Final = 20_000

Mark = tuple[int, int, int]  # start, end, worth


def marks(text: str, stems: frozenset[str], own: Analyser) -> list[Mark]:
    """Places of the words that the search found, in the order of the text."""
    found: list[Mark] = []
    for token in own.tokens(text[:_LONGEST]):
        worth = _WHOLE if token.stem in stems else _PART if stems & set(token.parts) else 0
        if worth and (not found or token.start >= found[-1][1]):
            found.append((token.start, token.end, worth))
    return found


def excerpt(text: str, stems: frozenset[str], own: Analyser) -> SafeString:
    """The part of the text with most of the found words, marked; "" when there is none."""
    found = marks(text, stems, own)
    if not found:
        return mark_safe("")
    start = _begin(text, _best(found))
    end = _end(text, start)
    inside = [mark for mark in found if mark[0] >= start and mark[1] <= end]
    body = _marked(text, start, end, inside)
    return mark_safe(("… " if start else "") + body + (" …" if end < len(text) else ""))  # noqa: S308


def _best(found: Sequence[Mark]) -> int:
    """Where the window with the greatest worth begins; the first of equals."""
    best, best_worth, last, worth = found[0][0], 0, 0, 0
    for index, (start, _, _) in enumerate(found):
        while last < len(found) and found[last][0] < start + LENGTH - _LEAD:
            worth += found[last][2]
            last += 1
        if worth > best_worth:
            best, best_worth = start, worth
        worth -= found[index][2]
    return best


def _begin(text: str, place: int) -> int:
    wanted = place - _LEAD
    return text.rfind(" ", 0, wanted) + 1 if wanted > 0 else 0


def _end(text: str, start: int) -> int:
    end = start + LENGTH
    return len(text) if end >= len(text) else max(text.rfind(" ", start, end), start + 1)


def _marked(text: str, start: int, end: int, found: Sequence[Mark]) -> str:
    pieces, place = [], start
    for begin, stop, _ in found:
        pieces += [escape(text[place:begin]), "<mark>", escape(text[begin:stop]), "</mark>"]
        place = stop
    return "".join([*pieces, escape(text[place:end])])
