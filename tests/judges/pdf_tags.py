"""The tags of a PDF, read with pikepdf: what a screen reader gets, beyond what veraPDF asks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf

# Operators that put something on the page.
DRAWING = frozenset(
    ["Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"]
)

# A line of a font's table: number of the glyph, its letters.
LETTERS = re.compile(rb"<[0-9a-f]{4}> <([0-9a-f]*)>")


def complaints(pdf: bytes, *, language: str) -> list[str]:
    """What is wrong with the tags of a file that says to be written in ``language``."""
    with opened(pdf) as document:
        elements = list(structure(document))
        asked = {
            "is tagged": document.Root.get("/MarkInfo", {}).get("/Marked") is True,
            f"is written in {language}": document.Root.get("/Lang") == language,
            "shows its title": document.Root.ViewerPreferences.get("/DisplayDocTitle") is True,
            "says it is PDF/UA": "pdfuaid:part>1<" in said_of_itself(document),
            "says it is PDF/A": 'pdfaid:part="3" pdfaid:conformance="A"'
            in said_of_itself(document),
            "has a title": bool(document.docinfo.get("/Title")),
            "has bookmarks": bool(bookmarks(document)),
            "has headings in order": in_order(elements),
            "describes its pictures": all(
                "/Alt" in element for element, _ in elements if element.S == "/Figure"
            ),
            "says what its headers head": all(
                "/Scope" in attributes(element) for element, _ in elements if element.S == "/TH"
            ),
            "has no link inside a link": not any(
                element.S == "/Link" and above.S == "/Link" for element, above in elements
            ),
            "announces every link once": [str(element.S) for element, _ in elements].count("/Link")
            == len(links(document)),
            "names its links": all(
                str(link.get("/Contents", "")).strip() and "/StructParent" in link
                for link in links(document)
            ),
            "leads outside with full addresses": not any(
                str(link.get("/A", {}).get("/URI", "")).startswith("/") for link in links(document)
            ),
            "has nothing untagged": not any(untagged(page) for page in document.pages),
            "has letters that can be copied": all(
                "/ToUnicode" in font and all(said(font.ToUnicode))
                for page in document.pages
                for font in page.Resources.get("/Font", {}).values()
            ),
        }
    return [question for question, holds in asked.items() if not holds]


def said_of_itself(document: Any) -> str:
    """The description that a file carries."""
    return str(document.Root.Metadata.read_bytes().decode())


def opened(pdf: bytes) -> Any:
    """The file, without pikepdf's types: what a PDF holds is only known by looking."""
    return pikepdf.open(BytesIO(pdf))


def instructions(page: Any) -> Any:
    """Operands and operator of everything a page does."""
    return pikepdf.parse_content_stream(page)


def said(table: Any) -> list[str]:
    """What each glyph of a font stands for, by its table of letters."""
    lines = LETTERS.findall(table.read_bytes())
    return [bytes.fromhex(letters.decode()).decode("utf-16-be") for letters in lines]


def structure(document: Any) -> Iterator[tuple[Any, Any]]:
    """Every tag with the one above it, in reading order."""
    root = document.Root.StructTreeRoot
    for top in root.K:
        yield from below(top, root)


def below(element: Any, above: Any) -> Iterator[tuple[Any, Any]]:
    if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
        return
    yield element, above
    for child in kids(element):
        yield from below(child, element)


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def attributes(element: Any) -> Any:
    return element.get("/A", {})


def in_order(elements: list[tuple[Any, Any]]) -> bool:
    """Whether the headings begin with the first level and none is left out on the way down."""
    names = [str(element.S) for element, _ in elements]
    levels = [int(name[2:]) for name in names if name[1] == "H" and name[2:].isdigit()]
    steps = pairwise(levels)
    return levels[:1] == [1] and all(lower - upper <= 1 for upper, lower in steps)


def links(document: Any) -> list[Any]:
    notes = (note for page in document.pages for note in page.get("/Annots", []))
    return [note for note in notes if note.Subtype == "/Link"]


def bookmarks(document: Any) -> list[str]:
    """Titles of the bookmarks of the first level."""
    with document.open_outline() as outline:
        return [entry.title for entry in outline.root]


def untagged(page: Any) -> int:
    """How often a page draws something outside of marked content."""
    depth = found = 0
    for _, operator in instructions(page):
        name = str(operator)
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
        found += name in DRAWING and depth == 0
    return found


def languages(pdf: bytes) -> Counter[str]:
    """Languages of passages that are not in the language of the file: code -> number of tags."""
    with opened(pdf) as document:
        marked = (element for element, _ in structure(document) if "/Lang" in element)
        return Counter(str(element.Lang) for element in marked)


def letters_in(pdf: bytes, language: str) -> int:
    """How many letters of the first page lie under a tag of that language."""
    with opened(pdf) as document:
        numbers = {
            number
            for element, _ in structure(document)
            if element.get("/Lang") == language
            for number in contents(element)
        }
        return sum(length for number, length in lengths(document.pages[0]) if number in numbers)


def contents(element: Any) -> Iterator[int]:
    """Numbers of the marked contents below a tag."""
    for child in kids(element):
        if isinstance(child, int):
            yield child
        elif isinstance(child, pikepdf.Dictionary):
            yield from contents(child)


def lengths(page: Any) -> Iterator[tuple[int, int]]:
    """Number of each marked content and how many glyphs (of two bytes) it draws at a time."""
    number = -1
    for operands, operator in instructions(page):
        if str(operator) == "BDC":
            number = int(operands[1].get("/MCID", -1))
        elif str(operator) == "TJ":
            shown = (part for part in operands[0] if isinstance(part, pikepdf.String))
            yield number, sum(len(bytes(part)) // 2 for part in shown)
