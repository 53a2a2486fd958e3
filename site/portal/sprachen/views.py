"""Pages that are not there, the sitemap of all language trees, and the address nobody needs."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import get_script_prefix
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from portal.core.restrictions import is_restricted

from .ausgeschaltet import off_notice
from .sitemap import sitemap_xml


def german_page_for(request: HttpRequest) -> Page | None:
    """/tr/angebote/x/ -> the public German page of the same path, if there is one.

    Slugs are the same in all languages, so the path alone finds it.
    """
    code, _, rest = request.path_info.lstrip("/").partition("/")
    site = Site.find_for_request(request)
    if code not in dict(settings.LANGUAGES) or code == settings.LANGUAGE_CODE or site is None:
        return None
    path = site.root_page.url_path + "".join(f"{part}/" for part in rest.split("/") if part)
    page: Page | None = Page.objects.live().filter(url_path=path).first()
    return None if page is None or is_restricted(page) else page


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the language of the address, with the German page where only that exists."""
    german = german_page_for(request)
    context = {
        "german_page": german,
        "german_url": german.get_url(request) if german is not None else "",
        "ausgeschaltet": off_notice(exception),
    }
    return render(request, "404.html", context, status=404)


@require_safe
def without_german_prefix(request: HttpRequest, rest: str = "") -> HttpResponse:
    """/de/x/ -> /x/: German stands at the root."""
    target = get_script_prefix() + rest.lstrip("/\\")
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{target}?{query}" if query else target)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """/sitemap.xml: every public page of every language that is switched on."""
    return HttpResponse(sitemap_xml(request), content_type="application/xml; charset=utf-8")
