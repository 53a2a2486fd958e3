"""Hands out PDFs of public pages."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Site

from portal.core.models import BasePage
from portal.core.public import public_pages

from .editions import request_edition
from .models import PdfAusgabe
from .render import PdfUnavailableError, load_weasyprint

RETRY_SECONDS = 20


@require_safe
def serve_pdf(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return the PDF of the public page at ``path``; a friendly page while it is being made."""
    page = public_page(request, path)
    try:
        load_weasyprint()
    except PdfUnavailableError:
        return unavailable(request, page, is_missing_library=True)
    edition = request_edition(page)
    if not edition.datei:
        return unavailable(request, page, is_missing_library=False)
    return file_response(edition, page)


def public_page(request: HttpRequest, path: str) -> BasePage:
    """Return the page that is public at this address in the language of the address, or 404."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    root = site.root_page.get_translations(inclusive=True).filter(
        locale__language_code=translation.get_language()
    )
    home = root.first()
    if home is None:
        raise Http404
    page = public_pages().filter(url_path=f"{home.url_path}{path.strip('/')}/").first()
    specific = page.specific if page and page.alias_of_id is None else None
    if not isinstance(specific, BasePage) or not specific.pdf_template:
        raise Http404
    return specific


def unavailable(request: HttpRequest, page: BasePage, *, is_missing_library: bool) -> HttpResponse:
    """Say that the file is being made (or what to install) and lead back to the page."""
    context = {"document_page": page, "is_missing_library": is_missing_library}
    response = render(request, "druck/noch_nicht.html", context, status=503)
    response["Cache-Control"] = "no-store"
    if not is_missing_library:
        response["Retry-After"] = str(RETRY_SECONDS)
    return response


def file_response(edition: PdfAusgabe, page: BasePage) -> FileResponse:
    response = FileResponse(
        edition.datei.open("rb"), content_type="application/pdf", filename=f"{page.slug}.pdf"
    )
    response["Link"] = f'<{page.full_url}>; rel="canonical"'
    response["ETag"] = f'"{edition.schluessel[:32]}"'
    return response
