"""Raised vowel signs are seen and not said: they stay out of the letters of their word.

WeasyPrint raises a sign such as the one of “مترجمًا” above the line. Programs that copy, search or
read aloud take it for a line of its own and the word falls apart: “مترجم” and “ا”. So it is drawn
as a shape: seen, not said. A word without its vowels is a word, as nearly all are written; its
pieces are none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

# WeasyPrint shifts by thousandths where Pango counts 1024ths; the shape stands where it would be.
SHIFT: Final = 1000


@dataclass
class Raised:
    """A glyph off the line; ``right`` and ``down`` in pixels from the start of the line."""

    font: Any
    glyph: int
    right: float
    down: float

    @property
    def is_sign(self) -> bool:
        words = self.font.to_unicode.get(self.glyph, "")
        return bool(words) and all(unicodedata.category(letter) == "Mn" for letter in words)


def raised(stream: Any, line: Any) -> Iterator[Raised]:
    """Yield the glyphs of a line that WeasyPrint raises or lowers, in the order it draws them."""
    width = 0.0
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs, run = run.data.item, run.data.glyphs, run.next
        font, _ = stream.add_font(item.analysis.font)
        for info in glyphs.glyphs[0 : glyphs.num_glyphs]:
            place = info.geometry
            if place.y_offset and info.glyph != pango.PANGO_GLYPH_EMPTY:
                right = width + place.x_offset / SHIFT
                yield Raised(font, info.glyph, right, place.y_offset / SHIFT)
            width += place.width * FROM_UNITS


def with_shapes(
    operations: Sequence[bytes], glyphs: Iterable[Raised], start: tuple[float, float], size: float
) -> list[bytes]:
    """Return the drawing of a line without its signs, and their shapes after the text.

    A raised glyph is written as three operations: the rise, the glyph, the rise back to nought.
    """
    waiting = iter(glyphs)
    written: list[bytes] = []
    shapes: list[bytes] = []
    rest = iter(operations)
    for operation in rest:
        sign = next(waiting) if operation.endswith(b" Ts") and operation != b"0 Ts" else None
        if sign is None or not sign.is_sign:
            append(written, operation)
            continue
        append(written, without_glyph(next(rest)))
        shapes += shape(sign, start, size)
        next(rest)
    return [*written, b"ET", *shapes, b"BT"] if shapes else written


def without_glyph(operation: bytes) -> bytes:
    """Leave the shift of “[shift<glyph>] TJ”, which what follows takes back."""
    return operation.partition(b"<")[0] + b"] TJ"


def append(written: list[bytes], operation: bytes) -> None:
    """Write an operation; text after text becomes one, so that a word is not written in pieces."""
    if operation.endswith(b"] TJ") and written[-1:] and written[-1].endswith(b"] TJ"):
        written[-1] = written[-1][:-4] + b" " + operation[1:]
    else:
        written.append(operation)


def shape(sign: Raised, start: tuple[float, float], size: float) -> list[bytes]:
    """Return what draws the outline of a glyph in the colour of the text."""
    scale = size / sign.font.upem
    right, down = start[0] + sign.right, start[1] + sign.down
    place = f"{scale:.6f} 0 0 {-scale:.6f} {right:.4f} {down:.4f} cm"
    path = outline(sign.font.file_content, sign.font.index, sign.glyph)
    return [b"q", place.encode(), *path, b"f", b"Q"]


class Path(BasePen):
    """Writes an outline as operations of a PDF."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.operations: list[bytes] = []

    def write(self, name: str, *points: tuple[float, float]) -> None:
        numbers = [f"{number:.1f}" for point in points for number in point]
        self.operations.append(" ".join([*numbers, name]).encode())

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self.write("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self.write("l", pt)

    def _curveToOne(
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self.write("c", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self.write("h")


@lru_cache(maxsize=256)
def outline(content: bytes, index: int, glyph: int) -> tuple[bytes, ...]:
    """Return the outline of a glyph in units of its font."""
    font = TTFont(BytesIO(content), fontNumber=index, lazy=True)
    glyphs = font.getGlyphSet()
    path = Path(glyphs)
    glyphs[font.getGlyphName(glyph)].draw(path)
    return tuple(path.operations)
