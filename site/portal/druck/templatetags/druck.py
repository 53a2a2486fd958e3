"""Blocks of long texts in their print form."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import select_template
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def druckblock(block: Any) -> SafeString:
    """Render one child of a stream with `pdf/blocks/<type>.html`.

    A type without a print form is left out rather than printed with the controls of the screen.
    """
    found = select_template([f"pdf/blocks/{block.block_type}.html", "pdf/blocks/ohne.html"])
    return found.render({"value": block.value, "block": block, **block_context(block)})


def block_context(block: Any) -> dict[str, Any]:
    """Return what the block itself adds for its templates, such as computed bars."""
    return block.block.get_context(block.value)
