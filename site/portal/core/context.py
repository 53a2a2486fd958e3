"""What header and footer of every public page need: the main sections in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypedDict

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from portal.core.languages import SOURCE_LANGUAGE
from portal.core.per_request import per_request
from portal.core.public import public_pages

# Slugs are synchronised over the languages (see the house rules), so one list serves all trees.
MAIN_SECTIONS: Final = (
    ("angebote", _("Offers")),
    ("themeninseln", _("Themes")),
    ("sozialraeume", pgettext_lazy("plural of Sozialraum", "Districts")),
    ("dialoge", _("Dialogues")),
    ("strategiepapiere", _("Strategy papers")),
    ("handlungsempfehlungen", _("Progress of recommendations")),
)
MORE_SECTIONS: Final = (("steckbriefe", _("Programme profiles")),)
HELP_PAGES: Final = (
    ("projekt", _("About the project")),
    ("mitmachen", _("Take part")),
    ("hilfe", _("Help")),
)
LEGAL_PAGES: Final = (
    ("impressum", _("Imprint")),
    ("datenschutz", _("Data protection")),
    ("barrierefreiheit", _("Accessibility")),
)
GROUPS: Final = {
    "sections": MAIN_SECTIONS,
    "more": MORE_SECTIONS,
    "help": HELP_PAGES,
    "legal": LEGAL_PAGES,
}


class Link(TypedDict):
    """One link of header or footer; ``lang`` is set when only the German page exists."""

    slug: str
    label: str
    url: str
    current: bool
    lang: str


def root_paths(site: Site | None) -> dict[str, str]:
    """Return the ``url_path`` of the start page by language code (cached by Wagtail)."""
    paths = Site.get_site_root_paths()
    return {
        entry.language_code: entry.root_path
        for entry in paths
        if site is None or entry.site_id == site.pk
    }


def pages_below(roots: dict[str, str], languages: list[str]) -> dict[tuple[str, str], Page]:
    """Return the public pages of the lists above by (language, slug): one query.

    The start page itself stands under the empty slug.
    """
    slugs = [slug for group in GROUPS.values() for slug, _label in group]
    wanted = {
        f"{roots[code]}{slug}/" if slug else roots[code]: (code, slug)
        for code in languages
        if code in roots
        for slug in ["", *slugs]
    }
    found = public_pages().filter(url_path__in=wanted)
    return {wanted[page.url_path]: page for page in found}


def link(request: HttpRequest, found: dict[str, Page], slug: str, label: object) -> Link | None:
    """Make one link: to the page in the reader's language, else to the German one, else none."""
    active = get_language() or SOURCE_LANGUAGE
    code = active if active in found else SOURCE_LANGUAGE
    url = found[code].get_url(request) if code in found else None
    if not url:
        return None
    here = request.path == url or (bool(slug) and request.path.startswith(url))
    lang = "" if code == active else SOURCE_LANGUAGE
    return Link(slug=slug, label=str(label), url=url, current=here, lang=lang)


def build_navigation(request: HttpRequest) -> dict[str, Any]:
    """Collect the links of header and footer for the language of the request."""
    languages = list(dict.fromkeys([get_language() or SOURCE_LANGUAGE, SOURCE_LANGUAGE]))
    site = Site.find_for_request(request)
    pages = pages_below(root_paths(site), languages)
    by_slug: dict[str, dict[str, Page]] = {}
    for (code, slug), page in pages.items():
        by_slug.setdefault(slug, {})[code] = page

    def links(entries: Iterable[tuple[str, object]]) -> list[Link]:
        made = (link(request, by_slug.get(slug, {}), slug, label) for slug, label in entries)
        return [entry for entry in made if entry is not None]

    start = link(request, by_slug.get("", {}), "", _("Home"))
    return {
        "site_name": site.site_name if site is not None else "",
        "start_url": start["url"] if start is not None else "/",
        "url": {
            slug: made["url"]
            for slug in by_slug
            if (made := link(request, by_slug[slug], slug, ""))
        },
        "pages": {page.url_path: page for page in pages.values()},
        **{name: links(entries) for name, entries in GROUPS.items()},
    }


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the links of header and footer, collected once a request and language."""
    key = ("navigation", get_language(), request.path)
    return per_request(key, lambda: build_navigation(request))


def site_navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``site_navigation``, worked out only when a template asks for it."""
    return {"site_navigation": SimpleLazyObject(lambda: navigation(request))}
