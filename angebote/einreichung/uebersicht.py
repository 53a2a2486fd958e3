"""“Unsere Angebote”: everything of a Bereich by state, each with the next step as one sentence."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from portal.core.languages import SOURCE_LANGUAGE
from portal.freigabe.models import AbstimmungTask, Arbeitslink, FreigabeTask
from portal.freigabe.unbesetzt import missing_releaser
from portal.register.models import Bereich

from ..models import Angebot
from .aktualitaet import due_on, offers_to_confirm


@dataclass(frozen=True)
class Posten:
    """One row: ``art`` is zurueck, ueberfaellig, faellig, entwurf or pruefung."""

    page: Angebot
    art: str
    zustand: str
    seit: str
    schritt: str
    ziel: str
    knopf: str
    zitat: str = ""
    stufe: int = 0


@dataclass
class Uebersicht:
    """What the page shows; the lists are in the order of urgency."""

    bereich: Bereich
    bei_ihnen: list[Posten] = field(default_factory=list)
    in_pruefung: list[Posten] = field(default_factory=list)
    online: list[Angebot] = field(default_factory=list)

    def anzahl(self, art: str) -> int:
        return sum(1 for posten in self.bei_ihnen if posten.art == art)

    @property
    def zahlen(self) -> dict[str, int]:
        arten = ("zurueck", "ueberfaellig", "faellig", "entwurf")
        counts = {art: self.anzahl(art) for art in arten}
        return counts | {"pruefung": len(self.in_pruefung), "online": len(self.online)}


def overview(bereich: Bereich) -> Uebersicht:
    """Collect the German offers whose newest draft names the Bereich."""
    pages = Angebot.objects.filter(
        locale__language_code=SOURCE_LANGUAGE, entwurfsstand__bereich=bereich
    ).order_by("title")
    found = Uebersicht(bereich)
    due = {page.pk for page in offers_to_confirm(bereich)}
    states = running_states([page.pk for page in pages])
    for page in pages:
        sort_in(found, page, states.get(page.pk), page.pk in due)
    order = ("zurueck", "ueberfaellig", "faellig", "entwurf")
    found.bei_ihnen.sort(key=lambda posten: order.index(posten.art))
    found.online.sort(key=lambda page: page.geprueft_am or datetime.date.min, reverse=True)
    return found


def running_states(pks: list[int]) -> dict[int, WorkflowState]:
    """The workflow of each page that is in review or was given back, in one query."""
    running = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in pks],
    )
    return {int(s.object_id): s for s in running.select_related("current_task_state__task")}


def sort_in(found: Uebersicht, page: Angebot, state: WorkflowState | None, is_due: bool) -> None:
    if page.live:
        found.online.append(page)
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        found.bei_ihnen.append(returned(page, state))
    elif state is not None:
        found.in_pruefung.append(in_review(page, state))
    elif page.has_unpublished_changes:
        found.bei_ihnen.append(draft(page))
    elif is_due:
        found.bei_ihnen.append(to_confirm(page))


def day(value: Any) -> str:
    value = timezone.localdate(value) if isinstance(value, datetime.datetime) else value
    return date_format(value, "SHORT_DATE_FORMAT") if value else ""


def returned(page: Angebot, state: WorkflowState) -> Posten:
    task_state = state.current_task_state
    return Posten(
        page,
        "zurueck",
        _("given back"),
        _("on %(day)s") % {"day": day(task_state.finished_at)},
        _("Change what is asked for, then submit it again."),
        reverse("einreichung_aendern", args=[page.pk]),
        _("Change the facts"),
        zitat=task_state.comment,
    )


def draft(page: Angebot) -> Posten:
    missing = list(page.get_latest_revision_as_object().missing_facts().values())
    step = str(missing[0]) if missing else _("Look at it once more, then submit it.")
    return Posten(
        page,
        "entwurf",
        _("draft"),
        _("last saved on %(day)s") % {"day": day(page.latest_revision_created_at)},
        step,
        reverse("einreichung_aendern", args=[page.pk]),
        _("Go on writing"),
    )


def to_confirm(page: Angebot) -> Posten:
    due = due_on(page)
    overdue = (timezone.localdate() - due).days
    confirmed = day(page.geprueft_am)
    since = (
        _("last confirmed on %(day)s") % {"day": confirmed} if confirmed else _("never confirmed")
    )
    if overdue > 0:
        state = _("overdue for %(days)s days") % {"days": overdue}
        step = _("Say whether the facts are still right. Until then the page carries a note.")
    else:
        state = _("due until %(day)s") % {"day": day(due)}
        step = _("Say whether the facts are still right. It takes a minute.")
    art = "ueberfaellig" if overdue > 0 else "faellig"
    target = reverse("einreichung_angaben", args=[page.zustaendiger_bereich_id])
    return Posten(page, art, state, since, step, target, _("Check the facts"))


def in_review(page: Angebot, state: WorkflowState) -> Posten:
    """Where it is and who has it; ``stufe`` 1 Abstimmung, 2 Freigabe, 3 publication."""
    task_state = state.current_task_state
    stage, step = stage_of(task_state)
    return Posten(
        page,
        "pruefung",
        _("in review"),
        _("submitted on %(day)s") % {"day": day(state.created_at)},
        step,
        reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
        _("Look at it"),
        stufe=stage,
    )


def stage_of(task_state: TaskState) -> tuple[int, str]:
    task = task_state.task.specific
    if isinstance(task, AbstimmungTask):
        asked = task_state.abstimmung
        names = [str(v.bereich) for v in asked.stimmen.select_related("bereich") if not v.agrees]
        words = {"names": ", ".join(names), "day": day(asked.frist)}
        return 1, _("%(names)s: answer until %(day)s. You need not do anything.") % words
    if isinstance(task, FreigabeTask):
        bereich = task_state.workflow_state.content_object.entwurfsstand.bereich
        if missing := missing_releaser(bereich):
            return 2, _("%(missing)s The editors have been told and see to it.") % {
                "missing": missing
            }
        link = Arbeitslink.objects.usable().filter(task_state=task_state).first()
        if link is None:
            return 2, _("Your head releases it. You need not do anything.")
        until = {"day": day(link.gueltig_bis)}
        return 2, _("Your head releases it until %(day)s. You need not do anything.") % until
    return 3, _("It is released. The editors publish it. You need not do anything.")
