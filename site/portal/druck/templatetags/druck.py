"""Blocks of long texts in their print form."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.template.loader import select_template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def druckblock(context: Context, block: Any) -> SafeString:
    """Render one child of a stream with `pdf/blocks/<type>.html`.

    A type without a print form is left out rather than printed with the controls of the screen.
    """
    found = select_template([f"pdf/blocks/{block.block_type}.html", "pdf/blocks/ohne.html"])
    own = block.block.get_context(block.value, parent_context=context.flatten())
    return found.render({**own, "value": block.value, "block": block})


@register.filter
def adresse(url: str) -> SafeString:
    """Write a web address so that its slashes stay in place in a line from right to left."""
    return format_html("<bdi>{}</bdi>", url)
