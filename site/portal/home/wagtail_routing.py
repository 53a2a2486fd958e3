"""Finds the page of an address in two queries, however deep it lies and in whatever language.

Wagtail 7.4 reads the root page twice and then two rows for every step of the address. What is not
found here (a redirect, a page of its own routes, a 404) goes Wagtail's way. Delete this module when
Wagtail looks pages up by `url_path` itself.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from portal.core.public import online_pages

_wagtails_own = Page.route_for_request


def root_path(request: HttpRequest) -> str | None:
    """Return the ``url_path`` of the start page in the active language (cached by Wagtail)."""
    site = Site.find_for_request(request)
    paths = Site.get_site_root_paths() if site else ()
    language = get_language()
    found = (p.root_path for p in paths if p.site_id == site.pk and p.language_code == language)
    return next(found, None)


def page_at(request: HttpRequest, path: str) -> Page | None:
    """Return the page online with this address as its own type, None if there is none."""
    root = root_path(request)
    if root is None:
        return None
    url_path = root + "".join(f"{component}/" for component in path.split("/") if component)
    found = online_pages().filter(url_path=url_path).first()
    return found.specific if found else None


def route_for_request(request: HttpRequest, path: str) -> RouteResult | None:
    """Stand in for ``Page.route_for_request``; the answer is kept on the request as there."""
    if not hasattr(request, "_wagtail_route_for_request"):
        page = page_at(request, path)
        if page is not None:
            request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]
    return _wagtails_own(request, path)


def find_pages_by_address() -> None:
    Page.route_for_request = staticmethod(route_for_request)
