"""The public catalogue as lower apps read it (`portal.core.catalogue.PublicCatalogue`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from portal.core.catalogue import KINDS, Entry, Group, Listing

from .bits import ids_of
from .entries import entries, entry
from .facets import KIND, facet_index
from .forms import SearchForm
from .listing import build_listing
from .models import SearchDocument
from .names import kind_name
from .promotion import with_promoted
from .service import SearchService, listing_order

# What two pages share says how alike they are: a keyword says more than a district.
_SIMILARITY: Final = {
    "schlagwort": 4,
    "themeninsel": 3,
    "zielgruppe": 2,
    "lebensphase": 1,
    "sozialraum": 1,
}
_MOST_REFERRING: Final = 50


class Catalogue:
    """Reads public rows only. No method raises on what a reader typed."""

    def listing(
        self,
        params: Mapping[str, Any],
        *,
        language: str,
        kinds: Sequence[str] = (),
        fixed: Mapping[str, str] | None = None,
        page_size: int = 20,
    ) -> Listing:
        form = SearchForm(params)
        form.is_valid()
        request = form.request(language=language, kinds=kinds, fixed=fixed, page_size=page_size)
        result = with_promoted(request, SearchService().search(request))
        # A search server may lag behind; what is not public any more is not shown in any case.
        rows = SearchDocument.objects.public().in_bulk(result.ids)
        shown = [rows[pk] for pk in result.ids if pk in rows]
        return build_listing(form, request, result, entries(shown, language, result.stems))

    def gathered(
        self, dimension: str, value: str, *, language: str, limit: int = 6
    ) -> dict[str, Group]:
        """Everything that carries a value, by kind in the order of kinds."""
        numbered = (
            SearchDocument.objects.served_to(language)
            .with_facet(dimension, [value])
            .annotate(
                place=Window(RowNumber(), partition_by=F("kind"), order_by=listing_order(language))
            )
        )
        rows: dict[str, list[SearchDocument]] = {}
        for row in numbered.filter(place__lte=limit).order_by("place"):
            rows.setdefault(row.kind, []).append(row)
        index = facet_index().current()
        scope = index.narrowed(index.scope(language), {dimension: [value]})
        totals = index.counts(scope, {}, [KIND])[KIND]
        return {
            kind: Group(
                kind=kind,
                name=kind_name(kind, language, totals.get(kind, len(rows[kind]))),
                total=totals.get(kind, len(rows[kind])),
                entries=entries(rows[kind], language),
            )
            for kind in KINDS
            if kind in rows
        }

    def referring(self, translation_key: UUID, *, language: str) -> list[Entry]:
        """Rows whose pages link to this page."""
        rows = (
            SearchDocument.objects.served_to(language)
            .filter(links__target=translation_key)
            .exclude(translation_key=translation_key)
            .order_by(*listing_order(language))
        )
        return list(entries(rows[:_MOST_REFERRING], language))

    def entries(self, translation_keys: Iterable[UUID], *, language: str) -> dict[UUID, Entry]:
        """Rows of these pages in the order asked for; those not public are not there."""
        keys = list(dict.fromkeys(translation_keys))
        rows = SearchDocument.objects.served_to(language).filter(translation_key__in=keys)
        found = {row.translation_key: entry(row, language) for row in rows}
        return {key: found[key] for key in keys if key in found}

    def similar(self, translation_key: UUID, *, language: str, limit: int = 4) -> list[Entry]:
        """Rows of the same kind that share most with this page."""
        own = SearchDocument.objects.served_to(language).filter(translation_key=translation_key)
        page = own.first()
        if page is None:
            return []
        index = facet_index().current()
        others = index.scope(language, [page.kind])
        shared: Counter[int] = Counter()
        for name, weight in _SIMILARITY.items():
            for value in page.facets.get(name, ()):
                for pk in ids_of(others & index.rows(name, [value])):
                    shared[pk] += weight
        del shared[page.pk]
        best = sorted(shared, key=lambda pk: (-shared[pk], pk))[:limit]
        rows = SearchDocument.objects.public().in_bulk(best)
        return [entry(rows[pk], language) for pk in best if pk in rows]

    def counts(
        self, dimension: str, *, kind: str = "", language: str, own: bool = False
    ) -> dict[str, int]:
        """Number of rows by value of a dimension; ``own``: without those in German only."""
        index = facet_index().current()
        scope = index.scope(language, [kind] if kind else ())
        if own:
            scope &= index.of_language(language)
        return index.counts(scope, {}, [dimension])[dimension]
