"""The wall: all recommendations as bricks, one course a Sozialraum, with a legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from portal.core.catalogue import Entry, FacetValue, Listing, get_catalogue

ALL: Final = 500
ORDER: Final = ("umgesetzt", "in_umsetzung", "in_planung", "offen", "nicht_weiterverfolgt")


@dataclass(frozen=True, slots=True)
class Stein:
    """A recommendation: number in two parts (`HE-MS-`, `03`), title, address, status."""

    vorsatz: str
    kurz: str
    title: str
    url: str
    stand: str
    stand_name: str
    beispiel: bool

    @property
    def nummer(self) -> str:
        return f"{self.vorsatz}{self.kurz}"


@dataclass(frozen=True, slots=True)
class Lage:
    """The bricks of a Sozialraum (slug, name), by number."""

    slug: str
    name: str
    steine: tuple[Stein, ...]


@dataclass(frozen=True, slots=True)
class StandZahl:
    """How many recommendations have a status."""

    stand: str
    name: str
    anzahl: int


@dataclass(frozen=True, slots=True)
class Mauer:
    """The wall, its legend, and how many bricks it has."""

    lagen: tuple[Lage, ...]
    staende: tuple[StandZahl, ...]
    total: int


def wall(language: str) -> Mauer:
    """Build the wall of all public recommendations in a reader's language."""
    listing = get_catalogue().listing(
        {}, language=language, kinds=("handlungsempfehlung",), page_size=ALL
    )
    return Mauer(courses(listing), legend(listing.entries), listing.total)


def courses(listing: Listing) -> tuple[Lage, ...]:
    """Return the courses in the editorial order of the districts."""
    order = [
        c.value for facet in listing.facets if facet.name == "sozialraum" for c in facet.values
    ]
    found: dict[str, tuple[FacetValue, list[Stein]]] = {}
    for entry in listing.entries:
        for raum in entry.facets.get("sozialraum", ())[:1]:
            found.setdefault(raum.value, (raum, []))[1].append(brick(entry))
    ordered = sorted(found, key=lambda slug: order.index(slug) if slug in order else len(order))
    return tuple(
        Lage(slug, found[slug][0].name, tuple(sorted(found[slug][1], key=lambda s: s.nummer)))
        for slug in ordered
    )


def brick(entry: Entry) -> Stein:
    """The number of a recommendation is its address in capitals, for ever."""
    nummer = entry.url.rstrip("/").rsplit("/", 1)[-1].upper()
    vorsatz, dash, kurz = nummer.rpartition("-")
    stand = next(iter(entry.facets.get("stand", ())), FacetValue("", ""))
    return Stein(
        vorsatz=vorsatz + dash,
        kurz=kurz,
        title=entry.title,
        url=entry.url,
        stand=stand.value,
        stand_name=stand.name,
        beispiel=entry.beispiel,
    )


def legend(entries: Iterable[Entry]) -> tuple[StandZahl, ...]:
    values = [value for entry in entries for value in entry.facets.get("stand", ())]
    names = {value.value: value.name for value in values}
    counted = Counter(value.value for value in values)
    return tuple(StandZahl(s, names[s], counted[s]) for s in ORDER if s in counted)
