"""The seam to the one public catalogue.

Pages say what they are (`CatalogueEntry`), lists are read through `get_catalogue()`. The catalogue
itself lives in the app `search`, which stands above every page type; `settings.PUBLIC_CATALOGUE`
names it, so that no page type has to import what imports it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

# kind (`art` in addresses) -> name of several of them; the order is the order of display
KINDS: Final[dict[str, Any]] = {
    "angebot": _("Offers"),
    "handlungsempfehlung": _("Recommendations"),
    "steckbrief": _("Programme profiles"),
    "strategiepapier": _("Strategy papers"),
    "dokumentation": _("Documentation"),
    "veranstaltung": _("Events"),
    "seite": _("Pages"),
}
# kind -> name of one of them, as it stands beside a single entry
KIND_ONE: Final[dict[str, Any]] = {
    "angebot": pgettext_lazy("one", "Offer"),
    "handlungsempfehlung": pgettext_lazy("one", "Recommendation"),
    "steckbrief": pgettext_lazy("one", "Programme profile"),
    "strategiepapier": pgettext_lazy("one", "Strategy paper"),
    "dokumentation": pgettext_lazy("one", "Documentation"),
    "veranstaltung": pgettext_lazy("one", "Event"),
    "seite": pgettext_lazy("one", "Page"),
}
KIND_COUNTS: Final[dict[str, Any]] = {
    "angebot": ngettext_lazy("%(count)s offer", "%(count)s offers", "count"),
    "handlungsempfehlung": ngettext_lazy(
        "%(count)s recommendation", "%(count)s recommendations", "count"
    ),
    "steckbrief": ngettext_lazy("%(count)s profile", "%(count)s profiles", "count"),
    "strategiepapier": ngettext_lazy("%(count)s paper", "%(count)s papers", "count"),
    "dokumentation": ngettext_lazy("%(count)s documentation", "%(count)s documentations", "count"),
    "veranstaltung": ngettext_lazy("%(count)s event", "%(count)s events", "count"),
    "seite": ngettext_lazy("%(count)s page", "%(count)s pages", "count"),
}


@dataclass(frozen=True, slots=True)
class CardFact:
    """One line on a card: sign (id in zeichen.svg), label for screen readers, text.

    Label and text are in the reader's language; ``language`` names that of a text that is not
    (a German name, a note of the German page).
    """

    sign: str
    label: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """What a page says of itself, in its own language. Facets map a dimension to slugs."""

    title: str
    summary: str
    text: str
    keywords: tuple[str, ...]
    kind: str
    facets: Mapping[str, tuple[str, ...]]
    card: tuple[CardFact, ...] = ()
    links: tuple[UUID, ...] = ()
    date: datetime.date | None = None
    valid_until: datetime.date | None = None
    status: str = ""
    beispiel: bool = False
    address: str = ""
    documents: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A facet value as shown: slug, name in the reader's language, sign and theme class or "".

    ``language`` names that of a name which is not in the reader's language.
    """

    value: str
    name: str
    sign: str = ""
    css: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A public row of the catalogue as templates show it."""

    translation_key: UUID
    title: str
    summary: str
    url: str
    kind: str
    kind_name: str
    language: str
    is_translated: bool
    card: tuple[CardFact, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    date: datetime.date | None
    valid_until: datetime.date | None
    status: str
    beispiel: bool
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The first entries of a kind and how many there are in all."""

    kind: str
    name: str
    total: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """One box of a facet: how many entries it leaves, and the address without it if chosen."""

    value: str
    name: str
    count: int
    selected: bool
    url_without: str = ""
    sign: str = ""
    css: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    values: tuple[FacetChoice, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list with everything its form and its paging need."""

    entries: tuple[Entry, ...]
    total: int
    page: int
    pages: int
    query: str
    facets: tuple[Facet, ...]
    active: tuple[FacetChoice, ...]
    kinds: tuple[FacetChoice, ...] = ()
    did_you_mean: str = ""
    suggestions: tuple[str, ...] = ()
    degraded: bool = False
    previous_url: str = ""
    next_url: str = ""
    errors: Mapping[str, Any] = field(default_factory=dict)
    understood: tuple[str, ...] = ()  # German words that the entries in German were found by

    @property
    def is_part(self) -> bool:
        """Narrowed, searched or turned over: nothing a search engine should list by itself."""
        return bool(self.query or self.active or self.page > 1)


class PublicCatalogue(Protocol):
    """Reads public rows only. No method raises on what a reader typed."""

    def listing(
        self,
        params: Mapping[str, Any],
        *,
        language: str,
        kinds: Sequence[str] = (),
        fixed: Mapping[str, str] | None = None,
        page_size: int = 20,
    ) -> Listing: ...

    def gathered(
        self, dimension: str, value: str, *, language: str, limit: int = 6
    ) -> dict[str, Group]: ...

    def referring(self, translation_key: UUID, *, language: str) -> list[Entry]: ...

    def entries(self, translation_keys: Iterable[UUID], *, language: str) -> dict[UUID, Entry]: ...

    def similar(self, translation_key: UUID, *, language: str, limit: int = 4) -> list[Entry]: ...

    def counts(
        self, dimension: str, *, kind: str = "", language: str, own: bool = False
    ) -> dict[str, int]: ...


@lru_cache(maxsize=1)
def get_catalogue() -> PublicCatalogue:
    """Return the catalogue that `settings.PUBLIC_CATALOGUE` names."""
    return import_string(settings.PUBLIC_CATALOGUE)()
