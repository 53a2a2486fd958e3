"""`/api/v1/suche`: the search as JSON. Its German keys are a contract with other systems.

The address says the language, as everywhere: `/ar/api/v1/suche` answers in Arabic, with names of
filters, facts and addresses in Arabic. (`sprache` is a filter: languages spoken at the offer.)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.html import strip_tags
from django.views.decorators.http import require_safe

from portal.core.catalogue import CardFact, Entry, FacetChoice, Listing, get_catalogue

from .forms import readable
from .suggestions import suggestions


@require_safe
def search_api(request: HttpRequest) -> JsonResponse:
    """Answer `q`, the filters and `seite`; further pages are named in the Link header."""
    listing = get_catalogue().listing(request.GET, language=request.LANGUAGE_CODE)
    response = JsonResponse(_body(request, listing), json_dumps_params={"ensure_ascii": False})
    links = _links(request, listing)
    if links:
        response["Link"] = links
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _body(request: HttpRequest, listing: Listing) -> dict[str, Any]:
    return {
        "total": listing.total,
        "results": [_result(request, entry) for entry in listing.entries],
        "facets": {
            "art": [_value(choice) for choice in listing.kinds],
            **{facet.name: [_value(choice) for choice in facet.values] for facet in listing.facets},
        },
        "meinten_sie": listing.did_you_mean or None,
        "vorschlaege": list(listing.suggestions),
        "notbetrieb": listing.degraded,
        # Only for words of another language: the German ones they were read as.
        **({"gesucht_nach": list(listing.understood)} if listing.understood else {}),
        # Only where a filter has no such value: which one was left out.
        **({"hinweise": list(_left_out(listing))} if listing.errors else {}),
    }


def _left_out(listing: Listing) -> Iterator[str]:
    for name, messages in listing.errors.items():
        yield from (f"{name}: {message}" for message in messages)


def _result(request: HttpRequest, entry: Entry) -> dict[str, Any]:
    """``sprache`` is the language of title and text; facts are in that of the address."""
    return {
        "title": entry.title,
        "url": request.build_absolute_uri(entry.url),
        "art": entry.kind,
        "sprache": entry.language,
        "auszug": strip_tags(entry.excerpt) or entry.summary,
        "angaben": [_fact(fact) for fact in entry.card],
    }


def _fact(fact: CardFact) -> dict[str, str]:
    """A fact has a ``sprache`` of its own where it is a German name in another language."""
    told = {"name": fact.label, "wert": fact.text}
    return {**told, "sprache": fact.language} if fact.language else told


def _value(choice: FacetChoice) -> dict[str, Any]:
    return {"wert": choice.value, "name": choice.name, "anzahl": choice.count}


def _links(request: HttpRequest, listing: Listing) -> str:
    pages = {"prev": listing.previous_url, "next": listing.next_url}
    return ", ".join(
        f'<{request.build_absolute_uri(request.path + query)}>; rel="{rel}"'
        for rel, query in pages.items()
        if query
    )


@require_safe
def suggestions_api(request: HttpRequest) -> JsonResponse:
    """Answer `q` with completions, in the form OpenSearch describes: the query, then the words.

    Nothing is counted or kept: what is typed here is not sent off yet.
    """
    typed = request.GET.get("q", "")
    found = suggestions(typed, request.LANGUAGE_CODE)
    return JsonResponse(
        [readable(typed), found], safe=False, json_dumps_params={"ensure_ascii": False}
    )
