"""Turns the short markup of the data files into the raw value of a stream.

Paragraphs, ``- `` and ``1. `` lists, ``## `` and ``### `` headings, ``**bold**``,
``[words](seite:angebote/babytreff)`` or ``[words](https://…)``; and fenced blocks::

    :::hinweis achtung Title
    Text of the notice.
    :::

What a fence means is decided by `fences`; this module knows headings and running text only.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from typing import Any, Final

from .lookup import Lookup

RawBlock = dict[str, Any]
Fence = Callable[[str, list[str], Lookup], list[tuple[str, Any]]]

# Blocks get the same id in every language and every run: translations are paired by it.
NAMESPACE: Final = uuid.UUID("5a0c6c2e-6f2b-4a55-9a2e-0f6a4f0b7c11")
LINK: Final = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
BULLET: Final = re.compile(r"^(?:- |\d+\. )")


class MarkupError(ValueError):
    """The text of a data file cannot be read."""


def stream(text: str, key: str, lookup: Lookup, fence: Fence) -> str:
    """Return the stored form of a stream; ``key`` (page and field) makes its ids permanent."""
    return stored(raw_blocks(text, key, lookup, fence))


def stored(blocks: list[RawBlock]) -> str:
    """Return raw blocks in the form a StreamField reads."""
    return json.dumps(blocks, ensure_ascii=False)


def raw_blocks(text: str, key: str, lookup: Lookup, fence: Fence) -> list[RawBlock]:
    parts = [part for chunk in _chunks(text) for part in _blocks(chunk, lookup, fence)]
    return [
        {"type": name, "value": value, "id": block_id(key, position)}
        for position, (name, value) in enumerate(_joined(parts))
    ]


def block_id(key: str, position: int) -> str:
    """Return the permanent id of the block at a position of a stream."""
    return str(uuid.uuid5(NAMESPACE, f"{key}/{position}"))


def rich_text(lines: list[str], lookup: Lookup) -> str:
    """Return lines of one paragraph or list as HTML in the form Wagtail stores."""
    if BULLET.match(lines[0]):
        tag = "ul" if lines[0].startswith("- ") else "ol"
        items = "".join(f"<li>{inline(BULLET.sub('', line), lookup)}</li>" for line in lines)
        return f"<{tag}>{items}</{tag}>"
    return f"<p>{'<br/>'.join(inline(line, lookup) for line in lines)}</p>"


def paragraphs(lines: list[str], lookup: Lookup) -> str:
    """Return lines as HTML; an empty line ends a paragraph."""
    groups = groupby(lines, key=bool)
    return "".join(rich_text(list(group), lookup) for is_text, group in groups if is_text)


def inline(text: str, lookup: Lookup) -> str:
    """Return bold words and links as HTML, everything else escaped."""
    html = BOLD.sub(r"<b>\1</b>", escape(text, quote=False))
    return LINK.sub(lambda match: _link(match[1], match[2], lookup), html)


def _link(words: str, target: str, lookup: Lookup) -> str:
    if target.startswith("seite:"):
        page = lookup.page(target.removeprefix("seite:"))
        return f'<a id="{page.pk}" linktype="page">{words}</a>'
    return f'<a href="{escape(target)}">{words}</a>'


def _chunks(text: str) -> Iterator[list[str]]:
    """Split at empty lines; a fence stays in one piece."""
    chunk: list[str] = []
    fenced = False
    for line in [*text.strip().splitlines(), ""]:
        if line.startswith(":::"):
            fenced = line.strip() != ":::"
        if (fenced or line.strip()) and not _splits(line, chunk, fenced):
            chunk.append(line.rstrip())
            continue
        if chunk:
            yield chunk
        chunk = [line.rstrip()] if line.strip() else []
    if fenced:
        raise MarkupError(f"A fence is not closed: {text[:60]!r}")
    if chunk:
        yield chunk


def _splits(line: str, chunk: list[str], fenced: bool) -> bool:
    """A heading or fence, the line after one, a list after text and text after a list begin one."""
    if not chunk:
        return False
    if line.startswith(":::") and fenced:
        return True
    if fenced or line.startswith(":::"):
        return False
    is_heading = line.startswith("#") or chunk[-1].startswith(("#", ":::"))
    return is_heading or bool(BULLET.match(line)) != bool(BULLET.match(chunk[-1]))


def _blocks(lines: list[str], lookup: Lookup, fence: Fence) -> list[tuple[str, Any]]:
    first = lines[0]
    if first.startswith(":::"):
        return fence(first.removeprefix(":::").strip(), lines[1:-1], lookup)
    if first.startswith("#"):
        marks, words = first.split(" ", 1)
        return [("ueberschrift", {"text": words, "ebene": str(len(marks))})]
    return [("absatz", rich_text(lines, lookup))]


def _joined(parts: list[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Put running text that stands together into one block, as an editor would."""
    waiting = ""
    for name, value in parts:
        if name == "absatz":
            waiting += value
            continue
        if waiting:
            yield "absatz", waiting
            waiting = ""
        yield name, value
    if waiting:
        yield "absatz", waiting
