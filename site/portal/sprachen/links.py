"""The same page in the other languages: for the switch, hreflang and the sitemap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from wagtail.models import Page, Site

from portal.core.addresses import absolute
from portal.core.languages import OFFERED, SIMPLE_LANGUAGE, SOURCE_LANGUAGE, direction
from portal.core.public import public_pages as everything_public

from .models.sprache import enabled_codes

OWN_NAMES: Final = dict(OFFERED)
# Any language but German: an address that is the same in both belongs to no language.
ANOTHER: Final = "en"
# Page 3 of a list shows other rows in another language; a Merkzettel is put on by its middleware.
NOT_KEPT: Final = ("seite", "merk")
# Search engines know languages, regions and scripts, not the variant of Leichte Sprache.
WITHOUT_HREFLANG: Final = frozenset({SIMPLE_LANGUAGE})


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language switch.

    ``url`` leads to the same page in that language or, where there is none (``translated`` is
    False), to that language's start page. ``full_url`` is the address search engines shall know,
    without what a list was narrowed to.
    """

    code: str
    name: str
    url: str
    full_url: str
    current: bool
    translated: bool
    direction: str
    hreflang: str
    """Value for search engines; empty where they know none, or where the page is missing."""


def public_pages(*translation_keys: object) -> dict[object, dict[str, Page]]:
    """Live, public, real (no alias) versions of pages: key -> language code -> page; one query."""
    pages = (
        everything_public()
        .filter(translation_key__in=translation_keys, alias_of__isnull=True)
        .select_related("locale")
    )
    found: dict[object, dict[str, Page]] = {key: {} for key in translation_keys}
    for page in pages:
        found[page.translation_key][page.locale.language_code] = page
    return found


def routed_page(request: HttpRequest) -> Page | None:
    """The page Wagtail found for the request (it keeps its answer on the request)."""
    route = getattr(request, "_wagtail_route_for_request", None)
    return route.page if route is not None else None


def same_view(request: HttpRequest, code: str) -> str:
    """Address of the same view (search, keyword) in another language; empty if there is none."""
    match = request.resolver_match
    if match is None or not match.view_name:
        return ""
    try:
        with translation.override(code):
            url = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        with translation.override(ANOTHER if code == SOURCE_LANGUAGE else SOURCE_LANGUAGE):
            other_url = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    except NoReverseMatch:
        return ""
    if url == other_url or match.view_name == "wagtail_serve":
        return ""
    return url


def kept_query(request: HttpRequest) -> str:
    """What a list is narrowed to holds in every language."""
    query = request.GET.copy()
    for name in NOT_KEPT:
        query.pop(name, None)
    return f"?{query.urlencode()}" if query else ""


def language_links(request: HttpRequest) -> list[LanguageLink]:
    """Every language that is switched on and has a public start page, in the editors' order."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    page = routed_page(request)
    start_key = site.root_page.translation_key
    keys = {start_key, page.translation_key} if page is not None else {start_key}
    found = public_pages(*keys)
    starts = found[start_key]
    versions = found[page.translation_key] if page is not None else {}
    current = translation.get_language() or SOURCE_LANGUAGE
    links = []
    for code in enabled_codes():
        if code not in starts:
            continue
        links.append(_link(request, code, current, versions.get(code), starts[code]))
    return links


def _link(
    request: HttpRequest, code: str, current: str, version: Page | None, start: Page
) -> LanguageLink:
    view_url = "" if version else same_view(request, code)
    target = version or start
    translated = version is not None or bool(view_url)
    address = view_url or target.get_url(request) or "/"
    url = f"{address}{kept_query(request)}" if translated else address
    known = translated and not {code, current} & WITHOUT_HREFLANG
    return LanguageLink(
        code=code,
        name=OWN_NAMES[code],
        url=url,
        full_url=absolute(address),
        current=code == current,
        translated=translated,
        direction=direction(code),
        hreflang=code if known else "",
    )
