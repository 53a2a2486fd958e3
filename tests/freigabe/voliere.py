"""The aviary: of every page type a public page and pages hidden in different ways.

Every one holds a canary of its own. What only the editors may see of a *public* page (notes,
comments, reasons of a release) holds a canary, too. Offers are hidden in every way in
`test_kanarien`; here each type is hidden in three ways that are different to what a reader could
be told of: never online, online once, online for some. Over the types, all ways take their turn.
"""

from __future__ import annotations

import datetime
from typing import Any, Final

from django.core.cache import cache
from django.utils import timezone
from wagtail.models import (
    Comment,
    CommentReply,
    Locale,
    Page,
    PageViewRestriction,
    get_page_models,
)

from angebote.models import Angebot
from portal.core.models import BasePage, Genauigkeit
from portal.freigabe.models import Abstimmung, Paket, Stimme, Verantwortung
from portal.freigabe.models.aufgaben import entwurfsstand_of
from portal.freigabe.models.freigabe import Freigabe
from portal.home.models import Rechtsseite, Startseite
from publikationen.models import (
    Handlungsempfehlung,
    Massnahmensteckbrief,
    MitUmsetzungsstand,
    UmsetzungsstandEintrag,
    Veranstaltung,
)
from tests.factories.baum import SECTIONS

from .factories import Haus
from .kanarie import Kanarie, tomorrow

NEVER_ONLINE: Final = ("zurueckgegeben", "geplant", "in_pruefung", "entwurf")
ONCE_ONLINE: Final = ("abgelaufen", "offline")
# Those that others link to come first, so that every hidden page links to public ones.
FIRST: Final[list[type[Page]]] = [Angebot, Veranstaltung, Massnahmensteckbrief, Handlungsempfehlung]
ADDRESSES: Final = {model: slug for slug, model in SECTIONS.items()}


def page_types() -> list[type[Any]]:
    """Every page type of the project, the referred-to ones first, parents before children."""
    found = [model for model in get_page_models() if issubclass(model, BasePage)]
    single = sorted(filter(is_single, found), key=lambda model: model is not Startseite)
    return single + FIRST + [m for m in found if m not in single and m not in FIRST]


def states_of(model: Any) -> tuple[str, str, str]:
    """The ways in which pages of this type are hidden; the next type takes the next ones."""
    turn = page_types().index(model)
    never, once = NEVER_ONLINE[turn % len(NEVER_ONLINE)], ONCE_ONLINE[turn % len(ONCE_ONLINE)]
    return never, once, "beschraenkt"


def is_single(model: Any) -> bool:
    """One of it in the tree: it is never hidden, but its newest draft is."""
    return model is Startseite or model is Rechtsseite or model.max_count_per_parent == 1


class Voliere:
    """``public`` and ``hidden`` hold pages; ``twins``, ``birds`` and ``intern`` their canaries."""

    def __init__(self) -> None:
        cache.clear()  # sizes of pictures of the test before
        self.haus = Haus()
        self.german = Locale.objects.get(language_code="de")
        self.public: dict[type[Page], Any] = {}
        self.hidden: dict[tuple[type[Page], str], Any] = {}
        self.twins: dict[type[Page], Kanarie] = {}
        self.birds: dict[tuple[type[Page], str], Kanarie] = {}
        self.intern: dict[type[Page], Kanarie] = {}
        for model in page_types():
            self.publish_twin(model)
        for model in page_types():
            if not is_single(model):
                self.hide_all(model)
            self.neuer_entwurf(model)

    @property
    def singing(self) -> list[Kanarie]:
        """The canaries that everybody may hear."""
        return list(self.twins.values())

    def bird(self, name: str) -> Kanarie:
        return Kanarie(name, self.public)

    # Public twins --------------------------------------------------------------------------------

    def publish_twin(self, model: type[Any]) -> None:
        bird = self.twins[model] = self.bird(f"{model.__name__} öffentlich")
        known = {Startseite: self.haus.index.get_parent(), type(self.haus.index): self.haus.index}
        page = known[model].specific if model in known else self.new(model, bird)
        if model in known:
            bird.plant(page)
        self.keep_intern(model, page)
        page.schlagwoerter.add(bird.keyword())
        page.save_revision().publish()
        self.public[model] = model.objects.get(pk=page.pk)
        self.comment(page, self.intern[model])
        self.release(page, self.intern[model])

    def keep_intern(self, model: type[Any], page: Any) -> None:
        intern = self.intern[model] = self.bird(f"{model.__name__} intern")
        page.redaktionsnotiz = intern.line

    def release(self, page: Any, intern: Kanarie) -> None:
        """A release with a message of the head, as it stands when the page is online."""
        if not issubclass(type(page), Verantwortung):
            return
        stand = entwurfsstand_of(page)
        Freigabe.objects.create(
            page=page,
            titel=page.title,
            revision=page.get_latest_revision(),
            pruefsumme=stand.pruefsumme,
            bereich=self.haus.a,
            user=self.haus.leitung_a,
            fassung=1,
            nachricht=intern.line,
            online=True,
            veroeffentlicht_am=timezone.now(),
        )

    # Hidden pages --------------------------------------------------------------------------------

    def hide_all(self, model: type[Any]) -> None:
        for state in states_of(model):
            bird = self.birds[model, state] = self.bird(f"{model.__name__} {state}")
            page = self.new(model, bird)
            page.schlagwoerter.add(bird.keyword())
            page.save_revision(user=self.haus.redaktion, clean=False)
            self.report(page, bird)
            self.comment(page, bird)
            getattr(self, state)(model.objects.get(pk=page.pk), bird)
            self.hidden[model, state] = model.objects.get(pk=page.pk)

    def new(self, model: type[Any], bird: Kanarie) -> Any:
        """An unpublished page of the type at its place in the tree."""
        page = model(live=False, has_unpublished_changes=True, locale=self.german)
        bird.plant(page)
        page.slug = ADDRESSES.get(model, bird.address)
        page.owner = self.haus.redaktion
        if model is Rechtsseite:
            page.art = Rechtsseite.Art.IMPRESSUM
        if isinstance(page, Veranstaltung):  # without a day it would be in no calendar
            page.datum, page.datum_genauigkeit = tomorrow(), Genauigkeit.TAG
        if isinstance(page, Handlungsempfehlung):
            page.nummer = f"HE-SW-{100 + bird.number}"
        return self.parent_of(model).add_child(instance=page)

    def parent_of(self, model: type[Any]) -> Page:
        above = model.allowed_parent_page_models()[0]
        found: Page = type(self.public[above]).objects.get(pk=self.public[above].pk)
        return found

    def comment(self, page: Page, bird: Kanarie) -> None:
        said = Comment.objects.create(
            page=page, user=self.haus.redaktion, text=bird.line, contentpath="title"
        )
        CommentReply.objects.create(comment=said, user=self.haus.redaktion, text=bird.line)

    def report(self, page: Any, bird: Kanarie) -> None:
        if isinstance(page, MitUmsetzungsstand):
            UmsetzungsstandEintrag(
                page=page, stand="umgesetzt", datum=timezone.localdate(), grund=bird.line
            ).save()

    def entwurf(self, page: Any, bird: Kanarie) -> None:
        """Nothing to do: a draft is hidden."""

    def in_pruefung(self, page: Any, bird: Kanarie) -> None:
        page.get_workflow().start(page, self.haus.redaktion)
        asked = Abstimmung.objects.create(task_state=page.current_workflow_task_state)
        Stimme.objects.create(abstimmung=asked, bereich=self.haus.b, text=bird.line)
        paket = Paket.objects.create(titel=bird.line)
        paket.inhalte.create(page=page, hinzugefuegt_von=self.haus.redaktion)

    def zurueckgegeben(self, page: Any, bird: Kanarie) -> None:
        page.get_workflow().start(page, self.haus.redaktion)
        state = type(page).objects.get(pk=page.pk).current_workflow_task_state
        who = self.haus.leitung_a if isinstance(page, Verantwortung) else self.haus.administration
        state.task.specific.on_action(state, who, "reject", comment=bird.line)

    def geplant(self, page: Any, bird: Kanarie) -> None:
        draft = page.get_latest_revision_as_object()
        draft.go_live_at = timezone.now() + datetime.timedelta(days=1)
        draft.save_revision(user=self.haus.redaktion, clean=False).publish()

    def publish(self, page: Any) -> Any:
        page.get_latest_revision().publish()
        return type(page).objects.get(pk=page.pk)

    def abgelaufen(self, page: Any, bird: Kanarie) -> None:
        self.publish(page).unpublish(set_expired=True)

    def offline(self, page: Any, bird: Kanarie) -> None:
        self.publish(page).unpublish()

    def beschraenkt(self, page: Any, bird: Kanarie) -> None:
        shown = self.publish(page)
        PageViewRestriction.objects.create(page=shown, restriction_type=PageViewRestriction.LOGIN)

    def neuer_entwurf(self, model: type[Any]) -> None:
        """The newer draft of the public page holds a canary in everything."""
        bird = self.birds[model, "neuer_entwurf"] = self.bird(f"{model.__name__} neuer Entwurf")
        # Read anew: of a page without a draft, Wagtail gives the very object that it was asked for.
        page = model.objects.get(pk=self.public[model].pk).get_latest_revision_as_object()
        bird.plant(page)
        page.schlagwoerter.add(bird.keyword())
        page.save_revision(user=self.haus.redaktion, clean=False)
        self.public[model] = model.objects.get(pk=page.pk)
