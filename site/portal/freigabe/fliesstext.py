"""Long texts as lines, for the comparison: what a reader meets, not only what is searched.

A figure, the target of a link or another picture is a change, too: whoever releases has to see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text import RichText

from portal.core.plaintext import html_text

from .benennung import name_of

LINK: Final = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
ATTRIBUTE: Final = re.compile(r'(href|linktype|id)="([^"]*)"')


def stream_lines(value: Any) -> list[str]:
    """Return a stream as lines, one for each piece of it."""
    return [line for line in _lines(value.stream_block, value) if line] if value else []


def rich_text_line(source: str) -> str:
    """The words of a rich text in one line, with the target behind each link."""
    return html_text(LINK.sub(_link, source or ""))


def _link(found: re.Match[str]) -> str:
    attributes = dict(ATTRIBUTE.findall(found[1]))
    return f"{found[2]} [{escape(_target(attributes))}]"


def _target(attributes: dict[str, str]) -> str:
    """The address of a link, or the title of the page or document it leads to."""
    model = {"page": Page, "document": get_document_model()}.get(attributes.get("linktype", ""))
    if model is None:
        return attributes.get("href", "")
    row = model.objects.filter(pk=attributes.get("id") or None).first()
    return name_of(row) if row else _("deleted")


def _lines(block: blocks.Block, value: Any) -> Iterator[str]:
    """Walk down to the leaves, in reading order."""
    if isinstance(block, blocks.BaseStreamBlock):
        for child in value:
            yield from _lines(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _lines(block.child_block, item)
    elif isinstance(block, blocks.BaseStructBlock) and isinstance(value, blocks.StructValue):
        for name, child in block.child_blocks.items():
            yield from _lines(child, value.get(name))
    elif isinstance(value, TypedTable):
        yield from _table(value)
    else:
        yield _leaf(block, value)


def _table(value: TypedTable) -> Iterator[str]:
    yield " | ".join(str(column["heading"]) for column in value.columns)
    for row in value.row_data:
        yield " | ".join(str(cell or "") for cell in row["values"])


def _leaf(block: blocks.Block, value: Any) -> str:
    """Words stand for themselves; a figure, a tick or a chosen thing has its label before it."""
    if value is None or value == "" or value is False:
        return ""
    if isinstance(value, RichText):
        return rich_text_line(value.source)
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return str(value)
    if isinstance(block, blocks.ChoiceBlock):
        chosen = dict(block.field.choices).get(value, value)
        return "" if value == block.get_default() else f"{block.label}: {chosen}"
    shown = _("yes") if value is True else name_of(value)
    alt = getattr(value, "contextual_alt_text", "") or ""
    return f"{block.label}: {shown}" + (f" ({alt})" if alt else "")
