"""Further objects of the matrix world: steps and pages that the offer of A is not.

Each stands behind an address of its own (see `Weitere.questions`), with what its form sends.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from angebote.models import Angebot
from portal.freigabe.models import Abstimmung
from portal.sprachen.models import Textaenderung
from publikationen.models import Handlungsempfehlung, HandlungsempfehlungIndex
from tests.factories import HandlungsempfehlungFactory

from .factories import Haus, change, fresh, make_live, pruefsumme_of

# Name after the address and the ``@``, its path, and what a POST sends beside `form_data`.
Question = tuple[str, str, dict[str, str]]


class Weitere:
    """Pages at the other steps of the review, without a Bereich, in Leichte Sprache, reported."""

    def __init__(self, haus: Haus) -> None:
        self.haus = haus
        self.ohne_bereich = change(
            haus.draft(title="Ohne"), haus.einreichung_a, clean=False, zustaendiger_bereich=None
        )
        self.offen = make_live(haus.index, haus.a, title="Noch nicht übersetzt")
        self.simple = self.make_simple()
        self.released = self.make_released()
        self.empfehlung = self.make_empfehlung()
        self.change = self.make_change()

    def make_simple(self) -> Any:
        """A page in Leichte Sprache: the Redaktion's own text."""
        german = make_live(self.haus.index, self.haus.a, title="Offen für alle")
        simple = Locale.objects.get(language_code="de-simple")
        for page in (self.haus.index.get_parent(), self.haus.index, german):
            copy = page.specific.copy_for_translation(simple)
            copy.save_revision(clean=False).publish()
        return copy

    def make_released(self) -> Angebot:
        """Released by A's head; the Redaktion has to publish it."""
        page = self.haus.in_review(title="Wartet auf den Termin")
        state = page.current_workflow_task_state
        state.task.specific.on_action(
            state, self.haus.leitung_a, "approve", pruefsumme=pruefsumme_of(page)
        )
        return fresh(page)

    def make_empfehlung(self) -> Handlungsempfehlung:
        index = HandlungsempfehlungIndex(title="Empfehlungen", slug="handlungsempfehlungen")
        index.locale = self.haus.index.locale
        self.haus.index.get_parent().add_child(instance=index)
        index.save_revision().publish()
        page: Handlungsempfehlung = HandlungsempfehlungFactory.create(
            parent=index, zustaendiger_bereich=self.haus.a
        )
        page.save_revision().publish()
        return page

    def make_change(self) -> Textaenderung:
        """A German text that has changed; to call that small is the Redaktion's."""
        change: Textaenderung = Textaenderung.objects.create(
            page=self.offen, revision=self.offen.latest_revision, am=timezone.now(), summe="x"
        )
        return change

    def questions(self, entwurf: Angebot) -> Iterator[Question]:
        """Everything that is asked beside `Welt.variants`; ``entwurf`` is a draft of B."""
        asked = Abstimmung.objects.latest("pk").task_state_id
        for deed in ("antworten", "erinnern", "weiter"):
            yield at("freigabe_abstimmung", deed, asked, tat=deed, grund="Es eilt.")
        yield at("freigabe_entscheiden", "abstimmung", asked)
        waiting = self.released.current_workflow_task_state.pk
        yield at("freigabe_entscheiden", "veroeffentlichung", waiting)
        for name in ("edit", "view_draft"):
            yield at(f"wagtailadmin_pages:{name}", "ohne_bereich", self.ohne_bereich.pk)
        index = self.haus.index
        for name in ("edit", "view_draft", "history", "delete"):
            yield at(f"wagtailadmin_pages:{name}", "redaktion", index.pk)
        yield at("wagtailadmin_pages:add_subpage", "start", index.get_parent().pk)
        simple_index = self.simple.get_parent().pk
        yield at("wagtailadmin_pages:add_subpage", "leicht", simple_index)
        yield at("wagtailadmin_pages:add", "leicht", "angebote", "angebot", simple_index)
        yield at("uebersetzungen_klein", "alt", self.change.pk)
        yield at("publikationen:stand_neu", "empfehlung", self.empfehlung.pk)
        tested = {"pruefgruppe": "Gruppe", "geprueft_am": "2026-11-02"}
        yield at("leichte_sprache", "leicht", self.simple.pk, **tested)
        for name in ("leichte_sprache_pruefen", "uebersetzungen_bestaetigen"):
            yield at(name, "leicht", self.simple.pk)
        yield at("wagtailadmin_pages:edit", "leicht", self.simple.pk)
        for which, page, code in (
            ("offen", self.offen, "en"),
            ("leicht", self.offen, "de-simple"),
            ("entwurf", entwurf, "en"),
        ):
            yield at("uebersetzungen_anlegen", which, anlegen=f"{page.pk}:{code}")


def at(address: str, which: str, *args: Any, **form: str) -> Question:
    return f"{address}@{which}", reverse(address, args=args), form
