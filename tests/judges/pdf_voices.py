"""In which language a screen reader speaks which words of a PDF."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.judges.pdf_tags import instructions, kids, opened

LINE = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
LATIN = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
# Addresses are neither German nor anything else.
ADDRESS = re.compile(r"\S*(?:://|@|\w/)\S*")
# Words of the frame and of the examples that no other language here has.
GERMAN = frozenset([
    "Anruf", "Bereich", "Fachbereich", "Ferien", "Frühe", "Haus", "Hilfen", "Oberbürgermeister",
    "Sozialrathaus", "Soziales", "Stadt", "Straße", "Träger", "beraten", "nach", "und",
])  # fmt: skip


def german_in_the_wrong_voice(pdf: bytes, *, has_latin_letters: bool) -> set[str]:
    """German words outside of ``lang="de"`` in a file of another language.

    Where the language has no Latin letters, every word in them is meant.
    """
    text = ADDRESS.sub(" ", words_by_voice(pdf).get("", ""))
    words = set(LATIN.findall(text))
    return words & GERMAN if has_latin_letters else words


def words_by_voice(pdf: bytes) -> dict[str, str]:
    """The text under each language of the tags; "" is the language of the file."""
    with opened(pdf) as document:
        shown = {page.objgen: dict(contents(page)) for page in document.pages}
        said: defaultdict[str, list[str]] = defaultdict(list)
        for top in document.Root.StructTreeRoot.K:
            for voice, page, number in spoken(top, ""):
                said[voice].append(shown[page].get(number, ""))
        return {voice: " ".join(parts) for voice, parts in said.items()}


def spoken(element: Any, voice: str) -> Iterator[tuple[str, Any, int]]:
    """Language, page and number of every marked content, in reading order."""
    voice = str(element.get("/Lang", voice))
    for kid in kids(element):
        if isinstance(kid, int):
            yield voice, element.Pg.objgen, kid
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from spoken(kid, voice)


def contents(page: Any) -> Iterator[tuple[int, str]]:
    """Number and letters of every marked content of a page."""
    fonts = {name: letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: defaultdict[int, list[str]] = defaultdict(list)
    number, font = -1, {}
    for operands, operator in instructions(page):
        name = str(operator)
        if name == "BDC":
            number = int(operands[1].get("/MCID", -1))
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name == "TJ":
            shown = b"".join(
                bytes(part) for part in operands[0] if isinstance(part, pikepdf.String)
            )
            glyphs = (shown[place : place + 2] for place in range(0, len(shown), 2))
            found[number] += [font.get(glyph, "") for glyph in glyphs]
    return iter([(number, "".join(parts)) for number, parts in found.items()])


def letters(font: Any) -> dict[bytes, str]:
    """Glyph -> its letters, by the font's own table."""
    lines = LINE.findall(font.ToUnicode.read_bytes())
    return {
        bytes.fromhex(glyph.decode()): bytes.fromhex(said.decode()).decode("utf-16-be")
        for glyph, said in lines
    }
