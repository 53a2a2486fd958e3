"""The sheet as a page, as PDF and as QR code. All of it is worked out of the address."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.core.catalogue import get_catalogue
from portal.core.languages import OFFERED
from portal.druck.render import PdfUnavailableError
from portal.freigabe.links import network_of

from .blatt import make_blatt
from .druck import ZuVielError, pdf_of, qr_svg
from .mitnahme import discreet
from .zettel import MOST, read_zettel, second_languages

SHOWN = 10


@require_safe
def merkzettel(request: HttpRequest) -> HttpResponse:
    """Show the list and search for more; every link carries the whole list."""
    zettel = read_zettel(request.GET)
    blatt = make_blatt(zettel)
    kept = replace(zettel, namen=tuple(offer.name for offer in blatt.angebote))
    context = {
        "zettel": kept,
        "gegeben": zettel,
        "blatt": blatt,
        "hoechstens": MOST,
        "sprachen": [pair for pair in OFFERED if pair[0] in second_languages()],
        "listing": search(request, zettel.suche) if zettel.suche else None,
    }
    return discreet(render(request, "merkzettel/merkzettel.html", context))


def search(request: HttpRequest, words: str) -> object:
    return get_catalogue().listing(
        {"q": words}, language=request.LANGUAGE_CODE, kinds=("angebot",), page_size=SHOWN
    )


@require_safe
def merkzettel_pdf(request: HttpRequest) -> HttpResponse:
    """Hand out the sheet for printing; a friendly page where it cannot be made now."""
    zettel = replace(read_zettel(request.GET), suche="")
    blatt = make_blatt(zettel)
    if not blatt.angebote:
        return discreet(
            render(
                request, "merkzettel/kein_pdf.html", {"zettel": zettel, "leer": True}, status=404
            )
        )
    shown = replace(zettel, namen=tuple(offer.name for offer in blatt.angebote))
    try:
        content = pdf_of(blatt, shown, network_of(request.META.get("REMOTE_ADDR", "")))
    except (ZuVielError, PdfUnavailableError) as error:
        context = {"zettel": shown, "fehlt": isinstance(error, PdfUnavailableError)}
        response = render(request, "merkzettel/kein_pdf.html", context, status=503)
        response["Retry-After"] = "60"
        return discreet(response)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="merkzettel.pdf"'
    return discreet(response)


@require_safe
def merkzettel_qr(request: HttpRequest) -> HttpResponse:
    """Return the QR code of a sheet; only addresses of this site can be in it."""
    zettel = read_zettel(request.GET)
    return discreet(HttpResponse(qr_svg(zettel), content_type="image/svg+xml"))
