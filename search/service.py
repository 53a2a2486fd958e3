"""The one door to search: `/suche/`, every list, the API and the measurements go through it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Case, QuerySet, Value, When

from portal.core.catalogue import KINDS
from portal.core.languages import SOURCE_LANGUAGE

from .analysis import QueryWord, analyser_for
from .engines.base import Answer, Question, WordAlternatives
from .engines.registry import search_engine
from .facets import KIND, facet_index
from .models import SearchDocument
from .names import DIMENSIONS
from .request import SearchRequest, SearchResult

# More words say nothing more about what is wanted, and cost time on every engine.
_MOST_WORDS: Final = 32

Words = Mapping[str, Sequence[QueryWord]]  # by language of the rows they are meant for


class SearchService:
    """Answers a request from the catalogue of one database."""

    def __init__(self, using: str = DEFAULT_DB_ALIAS) -> None:
        self.using = using
        self.engine = search_engine(using)

    def search(self, request: SearchRequest) -> SearchResult:
        """Return the asked page; one beyond the last gives the last."""
        words = _words(request) if request.text else {}
        if request.text:
            answer = self.engine.answer(Question(_alternatives(words), request))
        else:
            answer = self._everything(request)
        pages = max(1, -(-answer.total // request.page_size))
        if request.page > pages:
            return self.search(replace(request, page=pages))
        return SearchResult(
            ids=tuple(answer.ids),
            total=answer.total,
            page=request.page,
            pages=pages,
            counts=answer.counts,
            stems=_stems(words),
            degraded=answer.degraded,
        )

    def _everything(self, request: SearchRequest) -> Answer:
        """All rows the filters leave, in the order of their kind."""
        rows = facet_index(self.using).current()
        scope = rows.narrowed(rows.scope(request.language, request.kinds), request.fixed)
        ids = self._in_order(request)[request.start : request.start + request.page_size]
        return Answer(
            ids=list(ids),
            total=rows.narrowed(scope, request.chosen).bit_count(),
            counts=rows.counts(scope, request.chosen, (KIND, *DIMENSIONS)),
        )

    def _in_order(self, request: SearchRequest) -> QuerySet[SearchDocument, int]:
        kinds = (*request.kinds, *request.chosen.get(KIND, ()))
        chosen = {name: values for name, values in request.chosen.items() if name != KIND}
        return (
            SearchDocument.objects.using(self.using)
            .served_to(request.language)
            .of_kinds(kinds)
            .with_facets({**request.fixed, **chosen})
            .order_by(*listing_order(request.language))
            .values_list("pk", flat=True)
        )


def listing_order(language: str) -> list[Case | str]:
    """Own language before German, kinds in their order, then what the kind is sorted by."""
    own = Case(When(language=language, then=Value(0)), default=Value(1))
    kind = Case(
        *(When(kind=name, then=Value(place)) for place, name in enumerate(KINDS)),
        default=Value(len(KINDS)),
    )
    return [own, kind, "sort", "pk"]


def _words(request: SearchRequest) -> Words:
    """Read the query as the reader's language and as German, for rows that are German only."""
    languages = dict.fromkeys((request.language, SOURCE_LANGUAGE))
    return {code: analyser_for(code).query(request.text)[:_MOST_WORDS] for code in languages}


def _alternatives(words: Words) -> dict[str, list[WordAlternatives]]:
    return {code: [_ways(word) for word in found] for code, found in words.items()}


def _ways(word: QueryWord) -> list[list[str]]:
    return [[word.stem], *([list(word.parts)] if word.parts else [])]


def _stems(words: Words) -> frozenset[str]:
    found: Iterable[QueryWord] = (word for some in words.values() for word in some)
    return frozenset(stem for word in found for stem in (word.stem, *word.parts))
