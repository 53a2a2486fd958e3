"""The pages that search makes itself."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.core.catalogue import get_catalogue
from portal.core.models import Schlagwort
from portal.register.models import Bereich

from .demand import count_search, popular_searches
from .models import SearchDocument
from .names import FREE_WORDS


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Search over everything; every choice is part of the address."""
    listing = get_catalogue().listing(request.GET, language=request.LANGUAGE_CODE)
    chosen = [kind.value for kind in listing.kinds if kind.selected]
    if listing.query and listing.page == 1 and not listing.active:
        count_search(listing.query, request.LANGUAGE_CODE, listing.total)
    return render(
        request,
        "search/suche.html",
        {
            "listing": listing,
            "art": chosen[0] if len(chosen) == 1 else "",
            **({} if listing.total else _help(request.LANGUAGE_CODE)),
        },
    )


def _help(language: str) -> dict[str, Any]:
    """For a search without a hit: what others find, and the office that knows."""
    office = Bereich.objects.filter(slug=settings.SEARCH_OFFICE).first()
    return {"beliebt": popular_searches(language), "stelle": office}


@require_safe
def keyword_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that carries a keyword, by kind; 404 for a word that no public page carries."""
    if not SearchDocument.objects.carry(FREE_WORDS, slug):
        raise Http404
    word = get_object_or_404(Schlagwort, slug=slug)
    groups = get_catalogue().gathered("schlagwort", slug, language=request.LANGUAGE_CODE)
    return render(
        request, "search/schlagwort.html", {"schlagwort": word, "gruppen": list(groups.values())}
    )


@require_safe
def opensearch_description(request: HttpRequest) -> HttpResponse:
    """Lets a browser offer this search in its own search field."""
    search, suggest = reverse("suche"), reverse("suche_vorschlaege")
    return render(
        request,
        "search/opensearch.xml",
        {
            "search_url": request.build_absolute_uri(search),
            "suggest_url": request.build_absolute_uri(suggest),
        },
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )
