"""What the sheet says of one offer in one language: facts of the German page, texts of its own.

Every function runs under the language of its column (`translation.override`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from portal.core.aufzaehlung import listed
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.wochenzeiten import is_simple, weekly
from portal.register.sprechzeiten import spans

from ..angaben import zugang_texte
from ..auswahl import Status
from ..models import Angebot, Ausnahme
from ..sprachen import spoken_language_names

GERMAN: Final = SOURCE_LANGUAGE


@dataclass(frozen=True)
class Absatz:
    """One line; ``sprache`` is set where it is not in the column's language (German names).

    ``text`` stands by itself between a word before and one after it, so that numbers keep their
    order in a line that runs from right to left.
    """

    text: str
    sprache: str = ""
    davor: str = ""
    danach: str = ""


@dataclass(frozen=True)
class Angabe:
    """A fact with its heading, such as “Wann”."""

    titel: str
    absaetze: tuple[Absatz, ...]


# Facts, and the page whose texts are in the column's language (None: there is no translation).
Source = Callable[[Angebot, Angebot | None], Iterator[Absatz]]


def day(value: Any) -> str:
    return date_format(value, "SHORT_DATE_FORMAT")


def texts_of(page: Angebot | None, *names: str) -> Iterator[Absatz]:
    for name in names:
        for line in str(getattr(page, name, "") or "").splitlines():
            if line.strip():
                yield Absatz(line.strip())


def state(facts: Angebot, page: Angebot | None) -> Iterator[Absatz]:
    if facts.status_heute == Status.BEENDET:
        yield Absatz(_("This offer has ended"))
    elif facts.status_heute == Status.PAUSIERT:
        until = facts.pausiert_bis
        yield Absatz(
            _("Paused until %(day)s") % {"day": day(until)}
            if until
            else pgettext("an offer", "Paused")
        )
    elif facts.befristet_bis:
        yield Absatz(_("Limited until %(day)s") % {"day": day(facts.befristet_bis)})


def for_whom(facts: Angebot, page: Angebot | None) -> Iterator[Absatz]:
    yield from texts_of(page, "fuer_wen")
    known = listed([*facts.zielgruppen.all(), facts.alter_text])
    if known:
        yield Absatz(known)


def when(facts: Angebot, page: Angebot | None) -> Iterator[Absatz]:
    for plan in facts.oeffnungszeiten_je_tag():
        for zeit in plan.zeiten:
            yield Absatz(zeit.text, davor=plan.name, danach=zeit.rhythmus)
            if zeit.hinweis:
                yield german_note(zeit.hinweis)
    for ausnahme in facts.kommende_ausnahmen():
        yield exception(ausnahme)
        if ausnahme.hinweis:
            yield german_note(ausnahme.hinweis)
    yield from texts_of(page, "zeiten_hinweis")


def german_note(text: str) -> Absatz:
    """A note that nobody translates, and the column's word for that."""
    if is_simple():
        return Absatz(text, GERMAN, danach=_("not in Leichte Sprache"))
    return Absatz(text, GERMAN, danach="" if get_language() == GERMAN else _("in German only"))


def exception(ausnahme: Ausnahme) -> Absatz:
    if is_simple():
        return Absatz(ausnahme.leichter_satz())
    word = pgettext("times", "Closed") if ausnahme.geschlossen else _("Different times")
    days = [day(ausnahme.von)] + ([day(ausnahme.bis)] if ausnahme.bis != ausnahme.von else [])
    return Absatz("–".join(days), davor=word)


def where(facts: Angebot, page: Angebot | None) -> Iterator[Absatz]:
    for ort in facts.orte.all():
        for line in (ort.name_mit_raum, ort.adresse):
            if line:
                yield Absatz(line, GERMAN)


def access(facts: Angebot, page: Angebot | None) -> Iterator[Absatz]:
    houses = [ort.einrichtung for ort in facts.orte.all() if ort.einrichtung]
    known = zugang_texte(facts) or (zugang_texte(houses[0]) if houses else [])
    # Leichte Sprache: one statement a line.
    for line in known if is_simple() else filter(None, [listed(known)]):
        yield Absatz(capfirst(line))
    yield from texts_of(page, "zugang_hinweis")


def cost(facts: Angebot, page: Angebot | None) -> Iterator[Absatz]:
    if facts.kosten_text:
        yield Absatz(capfirst(facts.kosten_text))
    yield from texts_of(page, "kosten_hinweis")


def registration(facts: Angebot, page: Angebot | None) -> Iterator[Absatz]:
    until = facts.anmeldung_bis if facts.anmeldung_text else None
    last_day = _("until %(date)s") % {"date": day(until)} if until else ""
    known = [facts.anmeldung_text, last_day]
    for line in known if is_simple() else [listed(known)]:
        if line:
            yield Absatz(capfirst(line))
    yield from texts_of(page, "anmeldung_hinweis")


def bring_along(facts: Angebot, page: Angebot | None) -> Iterator[Absatz]:
    yield from texts_of(page, "mitbringen")


def languages(facts: Angebot, page: Angebot | None) -> Iterator[Absatz]:
    names = spoken_language_names(facts.sprachen)
    if names:
        yield Absatz(listed(names))
    if facts.dolmetschen:
        yield Absatz(_("Interpreting can be arranged."))


def contact(facts: Angebot, page: Angebot | None) -> Iterator[Absatz]:
    for kontakt in facts.kontaktstellen():
        yield Absatz(kontakt.bezeichnung, GERMAN)
        if kontakt.telefon:
            yield Absatz(kontakt.telefon, davor=_("Phone"))
        if kontakt.email:
            yield Absatz(kontakt.email, davor=_("E-mail"))
        for days, times in weekly(spans(kontakt.sprechzeiten)):
            yield Absatz(times, davor=days)
        if kontakt.erreichbar:
            yield Absatz(kontakt.erreichbar, GERMAN)


def headings() -> dict[str, tuple[str, Source]]:
    """The order of the sheet: what people ask first stands first."""
    return {
        "stand": (_("Please note"), state),
        "wer": (_("For whom"), for_whom),
        "wann": (_("When"), when),
        "wo": (_("Where"), where),
        "zugang": (pgettext("to a building", "Access"), access),
        "kosten": (_("Cost"), cost),
        "anmeldung": (_("Registration"), registration),
        "mitbringen": (_("To bring along"), bring_along),
        "sprachen": (_("Languages"), languages),
        "kontakt": (_("Contact"), contact),
    }


def angaben_of(facts: Angebot, page: Angebot | None) -> dict[str, Angabe]:
    """Return what is known, by key, in the active language. ``page`` gives the texts."""
    found = {
        key: Angabe(titel, tuple(source(facts, page)))
        for key, (titel, source) in headings().items()
    }
    return {key: angabe for key, angabe in found.items() if angabe.absaetze}


def only_in_german(key: str) -> Angabe:
    """What stands in the second column where only the German text says something."""
    return Angabe(headings()[key][0], (Absatz(_("So far only in German.")),))
