"""The offer on a card: five facts in the order people ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.core.aufzaehlung import listed
from portal.core.catalogue import CardFact

from .sprachen import spoken_language_names
from .wochenplan import wochenplan_kurz

if TYPE_CHECKING:
    from .models import Angebot


def card_facts(angebot: Angebot) -> list[CardFact]:
    """Return the facts that are known, in the active language. Facts come from the German page."""
    facts: Angebot = angebot.quelle
    lines = [
        CardFact("personen", _("For whom"), fuer_wen_kurz(angebot)),
        CardFact("ort", _("Where"), facts.raum_text(), facts.raum_sprache),
        when(angebot),
        CardFact("euro", _("Cost"), facts.kosten_text),
        CardFact("sprache", _("Languages"), listed(spoken_language_names(facts.sprachen))),
    ]
    return [line for line in lines if line.text]


def fuer_wen_kurz(angebot: Angebot) -> str:
    """Return the target groups and the age, in one line."""
    facts: Angebot = angebot.quelle
    return listed([*facts.zielgruppen.all(), facts.alter_text])


def when(angebot: Angebot) -> CardFact:
    """Return the weekly times in one line, or the note on them in the page's language."""
    times = wochenplan_kurz(angebot.quelle.oeffnungszeiten.all())
    if times:
        return CardFact("uhr", _("When"), times)
    return CardFact("uhr", _("When"), angebot.zeiten_hinweis, angebot.language_code)
