"""One decision about one page: what is shown, what is done, what may be said when it fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from . import errors
from .dateien import changed_since
from .forms import FreigebenForm, ZurueckgebenForm
from .freigeben import next_fassung
from .models import Abstimmung, Entwurfsstand, Freigabe, FreigabeTask
from .models.aufgaben import BereichTask, entwurfsstand_of
from .vergleich import NEU, Aenderung, Teil, Vergleich, vergleiche

APPROVE, REJECT = "freigeben", "zurueckgeben"
ACTIONS = {APPROVE: "approve", REJECT: "reject"}


@dataclass(frozen=True)
class Entscheidung:
    """What the page of a decision shows. ``seite`` is the newest draft, specific type."""

    task_state: TaskState
    task: BereichTask
    seite: Page
    stand: Entwurfsstand
    fassung: int
    vergleich: Vergleich
    vorige: Freigabe | None
    abstimmung: Abstimmung | None

    @property
    def is_release(self) -> bool:
        return isinstance(self.task, FreigabeTask)


def load(task_state: TaskState) -> Entscheidung:
    """Collect what a decision needs to be made by someone who does not know the CMS."""
    page = task_state.workflow_state.content_object.specific
    live = page.live_revision.as_object() if page.live and page.live_revision else None
    draft = page.get_latest_revision().as_object()
    return Entscheidung(
        task_state=task_state,
        task=task_state.task.specific,
        seite=draft,
        stand=entwurfsstand_of(page),
        fassung=next_fassung(page),
        vergleich=with_files(page, vergleiche(live, draft)),
        vorige=Freigabe.objects.filter(page=page, online=True).first(),
        abstimmung=Abstimmung.objects.filter(
            task_state__workflow_state=task_state.workflow_state
        ).last(),
    )


def with_files(page: Page, text: Vergleich) -> Vergleich:
    """A file that was swapped keeps its place in the text: say so beside the text."""
    since = page.live_revision.created_at if page.live and page.live_revision else None
    files = [
        Aenderung(_("Picture or document"), _("replaced"), [[Teil(NEU, name)]])
        for name in changed_since(page, since)
    ]
    return Vergleich([*text.geaendert, *files], text.gleich)


@dataclass(frozen=True)
class Ergebnis:
    """How a decision ended: ``art`` is freigeben, zurueckgeben or the reason of a refusal."""

    art: str
    text: str = ""

    @property
    def is_done(self) -> bool:
        return self.art in ACTIONS


def decide(task_state: TaskState, user: Any, data: Any, weg: str = "verwaltung") -> Ergebnis:
    """Carry out what a form asks for. Refusals come back as a sentence, nothing is raised."""
    wish = data.get("entscheidung", "")
    if wish not in ACTIONS:
        return Ergebnis("unklar", _("Press one of the two buttons. Nothing has been decided yet."))
    form = (FreigebenForm if wish == APPROVE else ZurueckgebenForm)(data)
    if not form.is_valid():
        return Ergebnis("grund", " ".join(str(m) for errs in form.errors.values() for m in errs))
    try:
        task_state.task.specific.on_action(
            task_state, user, ACTIONS[wish], weg=weg, **form.cleaned_data
        )
    except errors.AktionVerweigert as refusal:
        return Ergebnis(type(refusal).__name__, str(refusal))
    return Ergebnis(wish, form.cleaned_data["comment"])
