"""What the letters of a PDF say to those who copy, search or listen: one right answer per glyph.

WeasyPrint 70 gives the first glyph of a cluster the words of the whole cluster and the rest
nothing, and a glyph keeps for the whole file what it got first. In Arabic, where a vowel sign
joins a cluster, “لا” was silent after one “شيئًا”: a “no” was lost. So every glyph gets its
words before WeasyPrint asks, from the font itself. Imported late, like WeasyPrint itself.

Letters of a ligature are stored as its one presentation form: programs turn a line from right to
left around glyph by glyph, so the two letters of “لا” would come out as “ال”.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from fontTools.ttLib import TTFont
from weasyprint.draw import text as drawing
from weasyprint.text.ffi import ffi, pango

from .vokalzeichen import raised, with_shapes

ARABIC_FORMS: Final = (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD))
LIGATURES: Final = {
    letters: chr(form)
    for form in ARABIC_FORMS
    if len(letters := unicodedata.normalize("NFKC", chr(form))) > 1 and " " not in letters
}
# For a part of a letter that says nothing of its own; an empty answer would not do.
JOINER: Final = "\u200d"
# The matrix of text that is neither turned nor stretched; in a picture it may be.
UPRIGHT: Final = (1, 0, 0, -1)
_original: Final = drawing.draw_first_line


@dataclass
class Cluster:
    """Glyphs that belong together, in the order they are drawn, and the letters they stand for."""

    font: Any
    glyphs: list[int]
    letters: str
    is_right_to_left: bool


def drawn_with_words(stream: Any, textbox: Any, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
    """Draw a line as WeasyPrint does, after telling its fonts what their glyphs say."""
    if not textbox.text.strip():
        return []
    layout = textbox.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    for cluster in clusters(stream, layout):
        remember(cluster)
    begin = len(stream.stream)
    emojis = _original(stream, textbox, overflow, ellipsis, matrix)
    if matrix.values[:4] == UPRIGHT:
        line, _ = layout.get_first_line()
        glyphs, start = raised(stream, line), (matrix.values[4], matrix.values[5])
        drawn = with_shapes(stream.stream[begin:], glyphs, start, textbox.style["font_size"])
        stream.stream[begin:] = drawn
    return emojis


def clusters(stream: Any, layout: Any) -> Iterator[Cluster]:
    """Yield the clusters of the first line of ``layout``."""
    text = layout.text.encode()
    line, _ = layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs, run = run.data.item, run.data.glyphs, run.next
        font, _ = stream.add_font(item.analysis.font)
        letters = text[item.offset : item.offset + item.length]
        shown: dict[int, list[int]] = {}
        for number in range(glyphs.num_glyphs):
            shown.setdefault(glyphs.log_clusters[number], []).append(glyphs.glyphs[number].glyph)
        starts = sorted(shown)
        for start, end in zip(starts, [*starts[1:], item.length], strict=True):
            own = [glyph for glyph in shown[start] if is_drawn(glyph)]
            yield Cluster(font, own, letters[start:end].decode(), bool(item.analysis.level % 2))


def is_drawn(glyph: int) -> bool:
    is_missing = glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG
    return glyph != pango.PANGO_GLYPH_EMPTY and not is_missing


def remember(cluster: Cluster) -> None:
    """Write what the glyphs say where WeasyPrint looks it up."""
    said = cluster.font.to_unicode
    if len(cluster.glyphs) == 1:
        said.setdefault(cluster.glyphs[0], one_form(cluster.letters, cluster.is_right_to_left))
        return
    known = words_of_glyphs(cluster.font.file_content, cluster.font.index)
    rest = cluster.letters
    for glyph in sorted(cluster.glyphs, key=lambda glyph: glyph not in known):
        words = known.get(glyph) or rest or JOINER
        for letter in words:
            rest = rest.replace(letter, "", 1)
        said.setdefault(glyph, one_form(words, cluster.is_right_to_left))


def one_form(letters: str, is_right_to_left: bool) -> str:
    """Return letters from right to left as the one sign of their ligature, if there is one."""
    return LIGATURES.get(letters, letters) if is_right_to_left else letters


@lru_cache(maxsize=16)
def words_of_glyphs(content: bytes, index: int) -> dict[int, str]:
    """Return glyph -> letters for what the font reaches letter by letter: forms and ligatures."""
    font = TTFont(BytesIO(content), fontNumber=index, lazy=True)
    known = {
        font.getGlyphID(name): chr(code) for code, name in reversed(font.getBestCmap().items())
    }
    words = {font.getGlyphName(glyph): plain(letters) for glyph, letters in known.items()}
    tables = substitutions(font)
    # A form of a form needs another round; fonts have three at most.
    for _round in range(3):
        for kind, table in tables:
            learn(words, kind, table)
    return {font.getGlyphID(name): letters for name, letters in words.items()}


def plain(letter: str) -> str:
    """Return the letters a presentation form stands for; other letters stay as they are."""
    return unicodedata.normalize("NFKC", letter) if ord(letter) in ARABIC_FORMS else letter


def substitutions(font: TTFont) -> list[tuple[int, Any]]:
    """Kind and table of what the font replaces: 1 a glyph by another, 4 several by a ligature."""
    if "GSUB" not in font or not (lookups := font["GSUB"].table.LookupList):
        return []
    tables = (
        getattr(table, "ExtSubTable", table) for one in lookups.Lookup for table in one.SubTable
    )
    return [(table.LookupType, table) for table in tables if table.LookupType in {1, 4}]


def learn(words: dict[str, str], kind: int, table: Any) -> None:
    """Add to ``words`` what one table says of glyphs that are not in it yet."""
    if kind == 1:
        for source, target in table.mapping.items():
            if source in words:
                words.setdefault(target, words[source])
        return
    for first, ligatures in table.ligatures.items():
        for ligature in ligatures:
            parts = [first, *ligature.Component]
            if all(part in words for part in parts):
                words.setdefault(ligature.LigGlyph, "".join(words[part] for part in parts))


drawing.draw_first_line = drawn_with_words
