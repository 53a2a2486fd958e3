"""From a search result to what a list template shows: facets with names, addresses, paging."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import QueryDict

from portal.core.catalogue import KINDS, Entry, Facet, FacetChoice, Listing
from portal.core.languages import SOURCE_LANGUAGE

from .facets import KIND
from .forms import SearchForm
from .names import DIMENSIONS, names
from .request import SearchRequest, SearchResult

PAGE = "seite"


def build_listing(
    form: SearchForm, request: SearchRequest, result: SearchResult, entries: tuple[Entry, ...]
) -> Listing:
    address = Address(form)
    facets = tuple(_facets(request, result, address))
    return Listing(
        entries=entries,
        total=result.total,
        page=result.page,
        pages=result.pages,
        query=request.text,
        facets=facets,
        active=tuple(choice for facet in facets for choice in facet.values if choice.selected),
        kinds=() if request.kinds else tuple(_choices(KIND, request, result, address)),
        did_you_mean=result.did_you_mean,
        suggestions=result.suggestions,
        degraded=result.degraded,
        previous_url=address.page(result.page - 1) if result.page > 1 else "",
        next_url=address.page(result.page + 1) if result.page < result.pages else "",
        understood=_understood(result, entries),
        errors={name: list(messages) for name, messages in form.errors.items()},
    )


def _understood(result: SearchResult, entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Worth telling where the reader sees what was found by these words."""
    return result.understood if any(entry.language == SOURCE_LANGUAGE for entry in entries) else ()


class Address:
    """The address line of a list, as the checked form understood it."""

    def __init__(self, form: SearchForm) -> None:
        self._query = QueryDict(mutable=True)
        if form.cleaned_data["q"]:
            self._query["q"] = form.cleaned_data["q"]
        for name in (KIND, *DIMENSIONS):
            if form.cleaned_data[name]:
                self._query.setlist(name, form.cleaned_data[name])

    def page(self, number: int) -> str:
        query = self._query.copy()
        if number > 1:
            query[PAGE] = str(number)
        return f"?{query.urlencode()}"

    def without(self, name: str, value: str) -> str:
        query = self._query.copy()
        left = [one for one in query.pop(name, []) if one != value]
        if left:
            query.setlist(name, left)
        return f"?{query.urlencode()}"


def _facets(request: SearchRequest, result: SearchResult, address: Address) -> Iterator[Facet]:
    for name, label in DIMENSIONS.items():
        if name not in request.fixed:
            values = tuple(_choices(name, request, result, address))
            if values:
                yield Facet(name=name, label=str(label), values=values)


def _choices(
    name: str, request: SearchRequest, result: SearchResult, address: Address
) -> Iterator[FacetChoice]:
    counts = result.counts.get(name, {})
    chosen = request.chosen.get(name, ())
    for value in sorted({*counts, *chosen}, key=lambda value: _order(name, value)):
        shown = names.value(name, value, request.language)
        yield FacetChoice(
            value=value,
            name=shown.name,
            count=counts.get(value, 0),
            selected=value in chosen,
            url_without=address.without(name, value) if value in chosen else "",
            sign=shown.sign,
            css=shown.css,
            language=shown.language,
        )


def _order(name: str, value: str) -> tuple[int, str]:
    if name == KIND:
        return (list(KINDS).index(value) if value in KINDS else len(KINDS)), value
    return names.order(name, value)
