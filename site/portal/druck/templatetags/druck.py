"""Blocks of long texts in their print form."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.template.loader import select_template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from portal.core.models import BasePage
from portal.core.templatetags.schreibweise import deutsch

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


@register.simple_tag
def zitat(page: BasePage) -> SafeString:
    """Write how ``page`` is cited: publisher and German title are marked as German in a
    text of another language, the address keeps its order.
    """
    facts: Any = page.quelle
    publisher = getattr(facts, "herausgeber", "") or settings.PUBLISHER
    address = page.full_url or ""
    names = sorted({escape(publisher), escape(facts.title), escape(address)} - {""}, key=len)

    def marked(match: re.Match[str]) -> str:
        name = unescape(match[0])
        return format_html('<bdi dir="ltr">{}</bdi>', name) if name == address else deutsch(name)

    parts = "|".join(map(re.escape, reversed(names)))
    text = re.sub(parts, marked, escape(page.zitieren_als))
    return mark_safe(text)  # noqa: S308 - escaped above
