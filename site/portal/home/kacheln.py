"""The tiles of the start page and the overview pages: themes, districts, life phases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import ngettext
from wagtail.models import Page, PageQuerySet

from portal.core.context import navigation
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.public import public_pages
from portal.register.models import Lebensphase

OFFERS_SLUG: Final = "angebote"


@dataclass(frozen=True, slots=True)
class Kachel:
    """A way onward: name in the reader's language, sign, theme class, a short text, a count."""

    slug: str
    name: str
    url: str
    sign: str = ""
    css: str = ""
    text: str = ""
    total: int = 0
    current: bool = False
    kurz: str = ""
    hreflang: str = ""
    nur_deutsch: bool = False
    """Whether all that it leads to is in German only."""

    @property
    def title(self) -> str:
        return self.name


def count_text(total: int) -> str:
    return ngettext("%(count)s offer", "%(count)s offers", total) % {"count": total}


def in_language(pages: PageQuerySet, language: str, *related: str) -> list[tuple[Any, Any]]:
    """Return (German page, page to link to) pairs: in ``language`` where it is live."""
    codes = {SOURCE_LANGUAGE, language}
    rows = public_pages(pages).filter(locale__language_code__in=codes, alias_of__isnull=True)
    found: dict[Any, dict[str, Page]] = {}
    for page in rows.select_related("locale", *related):
        found.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return [
        (versions[SOURCE_LANGUAGE], versions.get(language, versions[SOURCE_LANGUAGE]))
        for versions in found.values()
        if SOURCE_LANGUAGE in versions
    ]


def vocabulary_tiles(
    pages: PageQuerySet, attribute: str, counts: Mapping[str, int], *, language: str
) -> list[Kachel]:
    """Return a tile for every page of a vocabulary (``attribute``), in the editorial order."""
    pairs = in_language(pages, language, attribute)
    pairs.sort(key=lambda pair: (getattr(pair[0], attribute).reihenfolge, pair[0].title))
    return [vocabulary_tile(getattr(german, attribute), shown, counts) for german, shown in pairs]


def readable_first(tiles: list[Kachel], own: Mapping[str, int]) -> list[Kachel]:
    """Return the tiles with those first that have an offer in the reader's language.

    ``own`` counts such offers by slug. Where there is none at all, no tile is better than another.
    """
    if not own:
        return tiles
    said = [
        tile if tile.slug in own or not tile.total else replace(tile, nur_deutsch=True)
        for tile in tiles
    ]
    return sorted(said, key=lambda tile: tile.slug not in own)


def vocabulary_tile(word: Any, page: Page, counts: Mapping[str, int]) -> Kachel:
    total = counts.get(word.slug, 0)
    return Kachel(
        slug=word.slug,
        name=str(word),
        url=page.url,
        sign=word.zeichen,
        css=getattr(word, "farbe", ""),
        text=count_text(total),
        total=total,
        hreflang=page.locale.language_code,
    )


def offers_address(request: HttpRequest) -> str:
    """Return the address of the list of offers, German if there is none in this language."""
    address: str = navigation(request)["url"].get(OFFERS_SLUG, "")
    return address


def phase_tiles(
    address: str, counts: Mapping[str, int], filters: Mapping[str, Sequence[str]] | None = None
) -> list[Kachel]:
    """Return the life phases as ways to the offers for them; ``filters`` are kept."""
    kept = urlencode(filters or {}, doseq=True)
    start = f"{address}?{kept}&" if kept else f"{address}?"
    return [
        Kachel(
            slug=phase.slug,
            name=str(phase),
            kurz=phase.kurz,
            url=f"{start}lebensphase={phase.slug}",
            text=str(phase),
            total=counts.get(phase.slug, 0),
        )
        for phase in Lebensphase.objects.gueltig()
    ]
