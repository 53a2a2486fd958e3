"""Finds a page from its address in one query, however deep it lies."""

from __future__ import annotations

from collections.abc import Sequence

from wagtail.models import Page


def page_at(root: Page, components: Sequence[str]) -> Page | None:
    """Return the live page below ``root`` with this address as its own type, or None."""
    url_path = root.url_path + "".join(f"{component}/" for component in components)
    found = Page.objects.live().filter(url_path=url_path).first()
    return found.specific if found else None
