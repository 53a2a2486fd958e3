"""Names, signs and theme classes of facet values, in the reader's language."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from angebote.sprachen import SPOKEN_LANGUAGES, spoken_language_name
from portal.core.catalogue import KIND_ONE, KINDS, FacetValue
from portal.core.languages import SOURCE_LANGUAGE, base_language
from portal.core.models import Schlagwort
from portal.register.models import (
    Bereich,
    Lebensphase,
    Runde,
    Sozialraum,
    Themeninsel,
    ThemeninselAlias,
    Vokabel,
    Zielgruppe,
)

VOCABULARIES: Final[dict[str, type[Vokabel]]] = {
    "sozialraum": Sozialraum,
    "themeninsel": Themeninsel,
    "zielgruppe": Zielgruppe,
    "lebensphase": Lebensphase,
    "runde": Runde,
}
# Every filter of the address line, in the order of display.
DIMENSIONS: Final[dict[str, Any]] = {
    "sozialraum": _("District"),
    "themeninsel": _("Theme"),
    "zielgruppe": _("Target group"),
    "lebensphase": _("Phase of life"),
    "sprache": _("Language spoken"),
    "kosten": pgettext_lazy("facet", "Cost"),
    "stand": _("Status of implementation"),
    "runde": _("Round"),
    "bereich": _("Department"),
    "schlagwort": _("Keyword"),
}
CITY_WIDE: Final = "stadtweit"
FREE_WORDS: Final = "schlagwort"
_FIXED: Final[dict[tuple[str, str], Any]] = {
    ("sozialraum", CITY_WIDE): _("city-wide"),
    ("kosten", "kostenlos"): _("free of charge"),
    ("stand", "offen"): _("open"),
    ("stand", "in_planung"): _("in planning"),
    ("stand", "in_umsetzung"): _("being implemented"),
    ("stand", "umgesetzt"): _("implemented"),
    ("stand", "nicht_weiterverfolgt"): _("not pursued"),
}
_SIGNS: Final[dict[tuple[str, str], str]] = {
    ("sozialraum", CITY_WIDE): "sr-stadtweit",
    ("stand", "offen"): "st-offen",
    ("stand", "in_planung"): "st-planung",
    ("stand", "in_umsetzung"): "st-umsetzung",
    ("stand", "umgesetzt"): "st-umgesetzt",
    ("stand", "nicht_weiterverfolgt"): "st-nicht",
}
# Another process notices a renamed theme after this long; this one at once.
_SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A vocabulary's value with its names in all languages."""

    german: str
    names: Mapping[str, str] = field(default_factory=dict)
    order: int = 0
    sign: str = ""
    css: str = ""
    spellings: tuple[str, ...] = ()


class FacetNames:
    """All names in memory: read with one query a vocabulary, forgotten when one is changed."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], _Row] = {}
        self._read_at = float("-inf")
        self._lock = threading.Lock()

    def forget(self) -> None:
        self._read_at = float("-inf")

    def value(self, dimension: str, value: str, language: str) -> FacetValue:
        """Name a value; one that no vocabulary knows is named by its slug."""
        fixed = _FIXED.get((dimension, value))
        if fixed is not None:
            return FacetValue(value, _in(language, fixed), _SIGNS.get((dimension, value), ""))
        if dimension == "art":
            return FacetValue(value, _in(language, KINDS[value]) if value in KINDS else value)
        if dimension == "sprache":
            with translation.override(language):
                return FacetValue(value, spoken_language_name(value))
        row = self._known().get((dimension, value))
        if row is None:
            return FacetValue(value, value)
        own = row.names.get(language)
        is_german = own is None and base_language(language) != SOURCE_LANGUAGE
        marked = SOURCE_LANGUAGE if is_german else ""
        return FacetValue(value, own or row.german, row.sign, row.css, marked)

    def order(self, dimension: str, value: str) -> tuple[int, str]:
        """Editorial order where there is one, else the alphabet."""
        if dimension == "sprache" and value in SPOKEN_LANGUAGES:
            return list(SPOKEN_LANGUAGES).index(value), value
        row = self._known().get((dimension, value))
        if row is not None:
            return row.order, row.german.casefold()
        place = list(_FIXED).index((dimension, value)) if (dimension, value) in _FIXED else 0
        return 10_000 + place, value

    def knows(self, dimension: str, value: str) -> bool:
        return (dimension, value) in _FIXED or (dimension, value) in self._known()

    def in_all_languages(self, dimension: str, value: str) -> list[tuple[str, str]]:
        """(language, name), so that a Turkish word for a theme finds the German offers."""
        row = self._known().get((dimension, value))
        if row is None:
            return []
        return [*(("de", name) for name in (row.german, *row.spellings)), *row.names.items()]

    def translations(self, language: str) -> list[tuple[str, str]]:
        """(German name, name in a language) of everything that is named in both."""
        rows = self._known().values()
        return [(row.german, row.names[language]) for row in rows if language in row.names]

    def _known(self) -> dict[tuple[str, str], _Row]:
        if time.monotonic() - self._read_at > _SECONDS:
            with self._lock:
                read_at = time.monotonic()
                self._rows = dict(_read())
                self._read_at = read_at
        return self._rows


def _read() -> Iterator[tuple[tuple[str, str], _Row]]:
    spellings = defaultdict(list)
    for slug, name in ThemeninselAlias.objects.values_list("themeninsel__slug", "name"):
        spellings[slug].append(name)
    for dimension, model in VOCABULARIES.items():
        for item in model.objects.all():
            yield (dimension, item.slug), _row(item, tuple(spellings.get(item.slug, ())))
    for slug, name in Schlagwort.objects.values_list("slug", "name"):
        yield ("schlagwort", slug), _Row(name)
    for bereich in Bereich.objects.prefetch_related("bezeichnungen"):
        yield ("bereich", bereich.slug), _Row(str(bereich))


def _row(item: Vokabel, spellings: tuple[str, ...]) -> _Row:
    return _Row(
        item.name,
        {code: name for code, name in item.namen.items() if name},
        item.reihenfolge,
        getattr(item, "zeichen", ""),
        getattr(item, "farbe", ""),
        spellings,
    )


def _in(language: str, message: Any) -> str:
    with translation.override(language):
        return str(message)


def kind_name(kind: str, language: str, number: int = 1) -> str:
    """Return “Offer” for one, “Offers” for several, in ``language``."""
    known = KIND_ONE if number == 1 else KINDS
    return _in(language, known[kind]) if kind in known else kind


names = FacetNames()
