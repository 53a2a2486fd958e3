"""Where the reader is: breadcrumbs, the language of a page, the pages of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import template
from wagtail.models import Page

from portal.core.catalogue import Entry, Listing
from portal.core.public import is_public, online_pages
from portal.core.wagtail_locales import known_locales

register = template.Library()

HOME_DEPTH: Final = 2
REACH: Final = 1


@register.inclusion_tag("components/brot.html", takes_context=True)
def brotkrumen(context: template.Context, name: str = "") -> dict[str, Any]:
    """Show the way from the start page to this page; ``name`` is the last step of a view.

    Costs a query only below the second level of the tree.
    """
    page, navigation = context.get("page"), context["site_navigation"]
    steps = [] if page is None else pages_above(page, navigation["pages"])
    return {
        "schritte": [
            {"title": step.title, "url": step.get_url(context.get("request"))} for step in steps
        ],
        "hier": name or (page.title if page is not None else ""),
        "start": navigation["start_url"],
    }


def pages_above(page: Page, known: dict[str, Page]) -> list[Page]:
    """Return the pages between start page and ``page``; the main sections are already known."""
    if page.depth <= HOME_DEPTH + 1:
        return []
    parent = known.get(page.url_path.rsplit("/", 2)[0] + "/")
    if parent is not None and page.depth == HOME_DEPTH + 2:
        return [parent]
    return list(online_pages(page.get_ancestors().filter(depth__gt=HOME_DEPTH)))


@register.filter
def ist_oeffentlich(page: Page | None) -> bool:
    """Say whether readers may know of a page an editor linked: live, and nothing keeps them out."""
    return page is not None and is_public(page)


@register.filter
def seitensprache(page: Page) -> str:
    """Return the code of the language a page is written in."""
    return known_locales.language_code(page.locale_id)


@register.filter
def seitenzahlen(listing: Listing) -> list[int]:
    """Return the page numbers to link to; 0 stands for a gap."""
    near = range(listing.page - REACH, listing.page + REACH + 1)
    shown = sorted({1, listing.pages, *near} & set(range(1, listing.pages + 1)))
    numbers: list[int] = []
    for number in shown:
        if numbers and number - numbers[-1] > 1:
            numbers.append(0)
        numbers.append(number)
    return numbers


@register.filter
def pdf_adresse(page: Page) -> str:
    """Return the address of the PDF beside a page, '' for a page that has none."""
    return f"{page.url.rstrip('/')}.pdf" if getattr(page, "pdf_template", "") else ""


@register.filter
def eintrag_von(linked: Mapping[str, Sequence[Entry]] | None, page: Page | None) -> Entry | None:
    """Return the public row of a page among those the page links to; None if it is not public."""
    if not linked or page is None:
        return None
    rows = (entry for entries in linked.values() for entry in entries)
    return next((entry for entry in rows if entry.translation_key == page.translation_key), None)


@register.filter
def von_art(entries: Sequence[Entry], kind: str) -> list[Entry]:
    """Return the entries of one kind."""
    return [entry for entry in entries if entry.kind == kind]
