"""What stands where on the pages of a PDF: the shapes of every line, from left to right.

A shape is the number of a glyph in its font. Two programs that set the same text in the same font
agree to the glyph: numbers and columns in the same order, letters joined in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Matrix

from tests.judges.pdf_tags import instructions, opened

# Baselines closer than this are one line; in points.
SAME_LINE = 3
MARK = 3  # class of the font's table for signs above and below letters


class Piece(NamedTuple):
    """Shapes drawn one after the other, and where the first one stands on its page."""

    left: float
    height: float
    shapes: list[int]


def lines(pdf: bytes, font: Path) -> list[list[int]]:
    """Shapes of every line, from above, each from the left; blanks and vowel signs left out.

    Everything in the file is set in ``font``.
    """
    ignored = unseen(font)
    with opened(pdf) as document:
        rows = [row for page in document.pages for row in rows_of(pieces(page))]
    seen = ([shape for piece in row for shape in piece.shapes if shape not in ignored]
            for row in rows)  # fmt: skip
    return [row for row in seen if row]


def rows_of(found: Iterator[Piece]) -> list[list[Piece]]:
    """Pieces on one baseline together, from the left; baselines from above."""
    rows: list[list[Piece]] = []
    for piece in sorted(found, key=lambda piece: -piece.height):
        if rows and rows[-1][0].height - piece.height < SAME_LINE:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def pieces(page: Any) -> Iterator[Piece]:
    """What a page writes; it goes on where it stopped until it is told another place."""
    kept: list[Matrix] = []
    grid = place = Matrix()
    current: Piece | None = None
    for operands, operator in instructions(page):
        match str(operator):
            case "q":
                kept.append(grid)
            case "Q":
                grid = kept.pop()
            case "cm":
                grid = Matrix(*operands) @ grid
            case "BT":
                place, current = Matrix(), None
            case "Tm":
                place, current = Matrix(*operands), None
            case "Td":
                place, current = Matrix(1, 0, 0, 1, *operands) @ place, None
            case "Tj" | "TJ":
                if current is None:
                    at = place @ grid
                    current = Piece(at.e, at.f, [])
                    yield current
                current.shapes.extend(shapes(operands[0]))


def shapes(shown: Any) -> Iterator[int]:
    """Numbers of the glyphs of a text, two bytes each."""
    for part in [shown] if isinstance(shown, pikepdf.String) else shown:
        if isinstance(part, pikepdf.String):
            text = bytes(part)
            yield from (int.from_bytes(text[at : at + 2]) for at in range(0, len(text), 2))


@cache
def unseen(path: Path) -> set[int]:
    """Shapes of blanks and of the signs above and below letters."""
    font = TTFont(path, lazy=True)
    named = font.getBestCmap()
    blanks = {named[code] for code in (0x20, 0xA0, 0x202F, 0x200C, 0x200D) if code in named}
    classes = font["GDEF"].table.GlyphClassDef.classDefs if "GDEF" in font else {}
    marks = {name for name, kind in classes.items() if kind == MARK}
    return {font.getGlyphID(name) for name in blanks | marks}
