"""Pages that are not there, the sitemap of all language trees, and the address nobody needs."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from portal.core.addresses import absolute
from portal.core.restrictions import is_restricted

from .ausgeschaltet import off_notice
from .models.sprache import enabled_codes
from .sitemap import sitemap_xml

# A page's file has the address of the page with this at its end, see `portal.druck.urls`.
PDF: Final = ".pdf"


def german_page_for(request: HttpRequest) -> Page | None:
    """/tr/angebote/x/ or /tr/angebote/x.pdf -> the public German page of the path, if there is one.

    Slugs are the same in all languages, so the path alone finds it.
    """
    code, __, rest = request.path_info.lstrip("/").partition("/")
    site = Site.find_for_request(request)
    if code not in dict(settings.LANGUAGES) or code == settings.LANGUAGE_CODE or site is None:
        return None
    path = site.root_page.url_path + "".join(
        f"{part}/" for part in rest.removesuffix(PDF).split("/") if part
    )
    page: Page | None = Page.objects.live().filter(url_path=path).first()
    return None if page is None or is_restricted(page) else page


def german_address(german: Page, request: HttpRequest) -> str:
    """Address of the German page, or of its file where a file was asked for; "" without one."""
    if request.path_info.endswith(PDF):
        return str(getattr(german.specific, "pdf_url", ""))
    return str(german.get_url(request) or "")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the language of the address, with the German page where only that exists."""
    if is_machine_address(request):
        return machine_address_not_found(exception)
    german = german_page_for(request)
    context = {
        "german_page": german,
        "german_url": german_address(german, request) if german is not None else "",
        "is_pdf": request.path_info.endswith(PDF),
        "ausgeschaltet": off_notice(exception),
    }
    return render(request, "404.html", context, status=404)


def is_machine_address(request: HttpRequest) -> bool:
    """Whether a program asks: `/api/…`, or `/xx/api/…` in a language that may not exist."""
    return "api" in request.path_info.split("/")[1:3]


def machine_address_not_found(exception: Exception) -> JsonResponse:
    """404 as JSON that says why, and where the search answers in which language."""
    off = off_notice(exception)
    sentence = off.sentence if off else _("There is no interface at this address.")
    told = {"fehler": sentence, "sprachen": {code: search_in(code) for code in enabled_codes()}}
    return JsonResponse(told, status=404, json_dumps_params={"ensure_ascii": False})


def search_in(code: str) -> str:
    """Return the full address of the search's JSON in a language."""
    with translation.override(code):
        return absolute(reverse("api_suche"))


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
