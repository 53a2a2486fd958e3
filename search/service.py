"""The one door to search: `/suche/`, every list, the API and the measurements go through it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Case, QuerySet, Value, When

from portal.core.catalogue import KINDS

from .engines.base import Answer, Bucket, Question, SearchEngine
from .engines.registry import search_engine
from .facets import KIND, FacetIndex, facet_index
from .models import SearchDocument
from .names import DIMENSIONS
from .request import SearchRequest, SearchResult
from .understanding import QueryReader, Understood
from .wordstore import word_store


class SearchService:
    """Answers a request from the catalogue of one database."""

    def __init__(self, using: str = DEFAULT_DB_ALIAS, engine: SearchEngine | None = None) -> None:
        self.using = using
        self.engine = engine or search_engine(using)

    def search(self, request: SearchRequest) -> SearchResult:
        """Return the asked page; one beyond the last gives the last."""
        rows = facet_index(self.using).current()
        reader = QueryReader(self.using, rows)
        read = reader.read(request.text, request.language) if request.text else Understood(())
        if request.text:
            answer = self.engine.answer(Question(read.buckets, request, rows))
        else:
            answer = self._everything(request, rows)
        pages = max(1, -(-answer.total // request.page_size))
        if request.page > pages:
            return self.search(replace(request, page=pages))
        return SearchResult(
            ids=tuple(answer.ids),
            total=answer.total,
            page=request.page,
            pages=pages,
            counts=answer.counts,
            stems=frozenset().union(*(bucket.plan.looked_for for bucket in read.buckets)),
            did_you_mean=self._did_you_mean(request, read.buckets),
            understood=read.german,
            degraded=answer.degraded,
        )

    def _did_you_mean(self, request: SearchRequest, buckets: Sequence[Bucket]) -> str:
        """The query with words spelled as the pages spell them, "" when nothing was corrected."""
        for bucket in buckets:
            for reading in bucket.readings:
                if reading.corrections:
                    return self._corrected(request.text, reading.corrections, bucket.language)
        return ""

    def _corrected(self, text: str, corrections: Mapping[str, str], language: str) -> str:
        for typed, form in corrections.items():
            text = text.replace(typed, word_store(self.using).spelling(language, form))
        return text

    def _everything(self, request: SearchRequest, rows: FacetIndex) -> Answer:
        """All rows the filters leave, in the order of their kind."""
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
