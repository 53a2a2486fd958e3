"""The pages that search makes itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal.core.catalogue import get_catalogue
from portal.core.models import Schlagwort


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Search over everything; every choice is part of the address."""
    listing = get_catalogue().listing(request.GET, language=request.LANGUAGE_CODE)
    chosen = [kind.value for kind in listing.kinds if kind.selected]
    return render(
        request,
        "search/suche.html",
        {"listing": listing, "art": chosen[0] if len(chosen) == 1 else ""},
    )


@require_safe
def keyword_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that carries a keyword, by kind."""
    word = get_object_or_404(Schlagwort, slug=slug)
    groups = get_catalogue().gathered("schlagwort", slug, language=request.LANGUAGE_CODE)
    return render(
        request, "search/schlagwort.html", {"schlagwort": word, "gruppen": list(groups.values())}
    )
