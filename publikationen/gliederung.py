"""Chapters of a long text: its headings, numbered, each with the blocks below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from wagtail.blocks import StreamValue

HEADING: Final = "ueberschrift"
SUBSECTION: Final = "3"


@dataclass(slots=True)
class Kapitel:
    """A heading with its number (`2.1`), the anchor for links (`k2-1`) and what stands below."""

    nummer: str
    titel: str
    bloecke: list[Any] = field(default_factory=list)
    unterkapitel: list[Kapitel] = field(default_factory=list)

    @property
    def anker(self) -> str:
        return f"k{self.nummer.replace('.', '-')}" if self.nummer else "k0"


def chapters(text: StreamValue) -> list[Kapitel]:
    """Return the chapters of a stream; text before the first heading has no number and title."""
    found: list[Kapitel] = []
    for block in text:
        if block.block_type == HEADING:
            _open_chapter(found, block.value["text"], block.value["ebene"] == SUBSECTION)
        else:
            _last(found).bloecke.append(block)
    return found


def _open_chapter(found: list[Kapitel], titel: str, is_sub: bool) -> None:
    numbered = [kapitel for kapitel in found if kapitel.nummer]
    if is_sub and numbered:
        parent = numbered[-1]
        parent.unterkapitel.append(
            Kapitel(f"{parent.nummer}.{len(parent.unterkapitel) + 1}", titel)
        )
    else:
        found.append(Kapitel(str(len(numbered) + 1), titel))


def _last(found: list[Kapitel]) -> Kapitel:
    if not found:
        found.append(Kapitel("", ""))
    chapter = found[-1]
    return chapter.unterkapitel[-1] if chapter.unterkapitel else chapter
