"""The sheet: every offer of the list in German and in the client's language, side by side."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.core.catalogue import Entry, get_catalogue
from portal.core.cluster import load_cluster
from portal.core.languages import OFFERED, SIMPLE_LANGUAGE, SOURCE_LANGUAGE, direction
from portal.sprachen.models import LeichtePruefung, Uebersetzungsstand

from ..kennung import kennung, named_by
from ..models import Angebot
from .angaben import Angabe, angaben_of, only_in_german
from .zettel import Zettel


@dataclass(frozen=True)
class Spalte:
    """One of the two languages."""

    code: str
    name: str
    richtung: str
    ueberschrift: str


@dataclass(frozen=True)
class Paar:
    """The same fact twice; ``rechts`` is None on a sheet in German alone."""

    links: Angabe
    rechts: Angabe | None


@dataclass(frozen=True)
class Blattangebot:
    """One offer on the sheet. ``titel_rechts`` is "" without a translation."""

    name: str
    titel: str
    titel_rechts: str
    url: str
    beispiel: bool
    farbe: str
    paare: tuple[Paar, ...]
    hinweise: tuple[str, ...]


@dataclass(frozen=True)
class Blatt:
    """Everything the page and the PDF show. ``fehlend`` offers of the list are not public."""

    spalten: tuple[Spalte, ...]
    angebote: tuple[Blattangebot, ...]
    fehlend: int
    stand: datetime.date

    @property
    def zweite(self) -> Spalte | None:
        return self.spalten[1] if len(self.spalten) > 1 else None


def column(code: str) -> Spalte:
    with translation.override(code):
        return Spalte(code, dict(OFFERED)[code], direction(code), _("My list of offers"))


def make_blatt(zettel: Zettel) -> Blatt:
    """Return the sheet; the number of queries does not depend on the number of offers."""
    found = public_offers(zettel)
    pages = pages_in(zettel.mit, [page.translation_key for page in found.values()])
    states = {
        state.page_id: state
        for state in Uebersetzungsstand.objects.filter(page_id__in=[p.pk for p in pages.values()])
    }
    tests = tests_of(pages.values()) if zettel.mit == SIMPLE_LANGUAGE else {}
    load_cluster(*found.values())
    offers = []
    for facts in found.values():
        page = pages.get(facts.translation_key)
        hinweise = notices(page, states, tests, zettel.mit)
        offers.append(on_sheet(facts, page, hinweise, zettel.mit))
    codes = [SOURCE_LANGUAGE, *([zettel.mit] if zettel.mit else [])]
    return Blatt(
        spalten=tuple(column(code) for code in codes),
        angebote=tuple(offers),
        fehlend=len(zettel.namen) - len(offers),
        stand=timezone.localdate(),
    )


def public_offers(zettel: Zettel) -> dict[str, Angebot]:
    """German pages of the list that the public catalogue knows, by name, in the list's order."""
    german = Angebot.objects.filter(locale__language_code=SOURCE_LANGUAGE)
    pages = {kennung(p.translation_key): p for p in german.filter(named_by(zettel.namen))}
    keys = [pages[name].translation_key for name in zettel.namen if name in pages]
    public = get_catalogue().entries(keys, language=SOURCE_LANGUAGE)
    return {n: pages[n] for n in zettel.namen if n in pages and pages[n].translation_key in public}


def pages_in(code: str, keys: list[UUID]) -> dict[UUID, Angebot]:
    """Translations that readers may see, by translation key."""
    if not code:
        return {}
    public: dict[UUID, Entry] = get_catalogue().entries(keys, language=code)
    own = [key for key, entry in public.items() if entry.language == code]
    pages = Angebot.objects.filter(locale__language_code=code, translation_key__in=own)
    return {page.translation_key: page for page in pages}


def on_sheet(
    facts: Angebot, page: Angebot | None, hinweise: tuple[str, ...], code: str
) -> Blattangebot:
    with translation.override(SOURCE_LANGUAGE):
        left = angaben_of(facts, facts)
    pairs = tuple(Paar(angabe, None) for angabe in left.values())
    if code:
        with translation.override(code):
            right = angaben_of(facts, page)
            pairs = tuple(
                Paar(angabe, right.get(key) or only_in_german(key)) for key, angabe in left.items()
            )
    islands = facts.themeninseln.all()
    return Blattangebot(
        name=kennung(facts.translation_key),
        titel=facts.title,
        titel_rechts=page.title if page else "",
        url=(page or facts).get_url() or "",
        beispiel=facts.beispiel,
        farbe=islands[0].farbe if islands else "",
        paare=pairs,
        hinweise=hinweise,
    )


def tests_of(pages: Iterable[Angebot]) -> dict[int, LeichtePruefung]:
    """Tests by a Prüfgruppe that hold for the published text, by page."""
    keys = [page.pk for page in pages]
    return {t.page_id: t for t in LeichtePruefung.objects.filter(page_id__in=keys, gilt=True)}


def notices(
    page: Angebot | None,
    states: Mapping[int, Uebersetzungsstand],
    tests: Mapping[int, LeichtePruefung],
    code: str,
) -> tuple[str, ...]:
    """All notices on one offer in the client's language; none on a sheet in German alone."""
    if not code:
        return ()
    with translation.override(code):
        found = notices_of(page, states.get(page.pk) if page else None)
        if page is not None and code == SIMPLE_LANGUAGE:
            found.insert(0, simple_notice(tests.get(page.pk)))
    return tuple(found)


def simple_notice(test: LeichtePruefung | None) -> str:
    """The same words as on the page of the offer."""
    if test is None:
        return pgettext("easy language", "This text has not been checked yet.")
    sentence = pgettext("easy language", "Checked by %(group)s on %(date)s.")
    return sentence % {"group": test.pruefgruppe, "date": date_format(test.geprueft_am, "j. F Y")}


def notices_of(page: Angebot | None, state: Uebersetzungsstand | None) -> list[str]:
    """What a client has to know of the text in their language, in their language."""
    if page is None:
        return [_("The texts of this offer exist in German only. Times, place and cost are right.")]
    found = []
    if state and state.maschinell:
        found.append(_("A machine has translated this text. The German version is binding."))
    if state and state.veraltet_seit:
        since = date_format(timezone.localdate(state.veraltet_seit), "SHORT_DATE_FORMAT")
        sentence = _(
            "The German text is newer since %(date)s; this translation is older. "
            "Times, places and prices on this page are current."
        )
        found.append(sentence % {"date": since})
    return found
