"""The sitemap. Wagtail's own knows the German tree only (wagtail issues 1196, 6583)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from django.http import HttpRequest
from wagtail.models import Page, Site

from portal.core.addresses import absolute
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.public import public_pages

from .links import WITHOUT_HREFLANG
from .models.sprache import enabled_codes

NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


def sitemap_xml(request: HttpRequest) -> str:
    """Return the sitemap: one entry a page and language, each naming its translations."""
    lines = "\n".join(_entries(request))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NAMESPACES}>\n{lines}\n</urlset>\n'


def public_tree(site: Site) -> list[Page]:
    """Live, public, real pages of the site's language trees that are switched on."""
    return list(
        public_pages()
        .filter(
            depth__gt=1,
            alias_of__isnull=True,
            locale__language_code__in=enabled_codes(),
            url_path__in=_paths_below_roots(site),
        )
        .select_related("locale")
        .order_by("path")
    )


def _paths_below_roots(site: Site) -> object:
    roots = Page.objects.filter(translation_key=site.root_page.translation_key)
    below = Page.objects.none()
    for root in roots:
        below |= Page.objects.descendant_of(root, inclusive=True)
    return below.values("url_path")


def _entries(request: HttpRequest) -> Iterator[str]:
    site = Site.find_for_request(request)
    if site is None:
        return
    versions: dict[object, dict[str, Page]] = defaultdict(dict)
    pages = public_tree(site)
    for page in pages:
        versions[page.translation_key][page.locale.language_code] = page
    for page in pages:
        yield _entry(request, page, versions[page.translation_key])


def address(request: HttpRequest, page: Page) -> str:
    return absolute(page.get_url(request) or "/")


def _entry(request: HttpRequest, page: Page, versions: dict[str, Page]) -> str:
    parts = [f"<loc>{escape(address(request, page))}</loc>"]
    if page.last_published_at:
        parts.append(f"<lastmod>{page.last_published_at.date().isoformat()}</lastmod>")
    known = {code: p for code, p in versions.items() if code not in WITHOUT_HREFLANG}
    if len(known) > 1 and page in known.values():
        parts += [_alternate(code, address(request, p)) for code, p in known.items()]
        if SOURCE_LANGUAGE in known:
            parts.append(_alternate("x-default", address(request, known[SOURCE_LANGUAGE])))
    return f"<url>{''.join(parts)}</url>"


def _alternate(code: str, url: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(url)}/>'
