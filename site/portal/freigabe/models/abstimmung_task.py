"""The step in which the Bereiche involved are asked for their agreement."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, TaskState, WorkflowState

from portal.register.models import Bereich

from .. import errors
from ..stellung import stellung_of
from .abstimmung import Abstimmung, Stimme
from .aufgaben import BereichTask, lock_page_of
from .verantwortung import Verantwortung


class AbstimmungTask(BereichTask):
    """All Bereiche involved are asked at once. The Redaktion goes on, with a reason if need be."""

    class Meta:
        verbose_name = gettext_lazy("agreement of the Bereiche involved")
        verbose_name_plural = gettext_lazy("agreements of the Bereiche involved")

    @classmethod
    def get_description(cls) -> str:
        return _("Every Bereich involved says whether it agrees, until a due date.")

    def may_act(self, page: Page, user: Any) -> bool:
        return user is not None and user.is_active and stellung_of(user).is_central

    def approve_label(self) -> str:
        return _("Go on")

    def begin(self, task_state: TaskState) -> None:
        involved = self.involved(task_state.workflow_state.content_object)
        if not involved:
            self.skip(task_state)
            return
        before = last_answers(task_state.workflow_state)
        asked = Abstimmung.objects.create(task_state=task_state)
        Stimme.objects.bulk_create(
            before[bereich.pk].carried_over(asked)
            if bereich.pk in before
            else Stimme(abstimmung=asked, bereich=bereich)
            for bereich in involved
        )
        super().begin(task_state)

    def involved(self, page: Page) -> list[Bereich]:
        """Bereiche to ask: those the draft names, without the responsible one."""
        if not issubclass(page.specific_class, Verantwortung):
            return []
        draft = page.get_latest_revision().as_object()
        own = draft.zustaendiger_bereich_id
        return [bereich for bereich in draft.beteiligte_bereiche.all() if bereich.pk != own]

    def check_approval(self, task_state: TaskState, user: Any, seen: str) -> None:
        """The text may change meanwhile: "yes, with this change" is one of the answers."""

    def after_approval(self, task_state: TaskState, user: Any, comment: str, weg: str) -> None:
        from ..abstimmen import record_going_on

        record_going_on(Abstimmung.objects.get(task_state=task_state), user, comment)

    def finish(self, task_state: TaskState, user: Any) -> None:
        """Everybody agrees: the last answer ends the step, and is the entry in the log."""
        state = self.lock_open_state(task_state)
        self.bind_to_latest_revision(state)
        self.close_without_entry(state, user)


def last_answers(workflow_state: WorkflowState) -> dict[int, Stimme]:
    """What each Bereich was asked or said last in this run of the workflow, by its key."""
    given = Stimme.objects.filter(abstimmung__task_state__workflow_state=workflow_state)
    return {stimme.bereich_id: stimme for stimme in given.order_by("abstimmung_id")}


def agreement_task_of(workflow_state: WorkflowState) -> AbstimmungTask | None:
    """The step of the workflow in which the Bereiche involved are asked."""
    found: AbstimmungTask | None = AbstimmungTask.objects.filter(
        pk__in=workflow_state.workflow.tasks.values("pk")
    ).first()
    return found


def not_asked(workflow_state: WorkflowState) -> list[Bereich]:
    """Bereiche the newest draft names that this run of the workflow has not asked yet."""
    task = agreement_task_of(workflow_state)
    if task is None:
        return []
    asked = last_answers(workflow_state)
    involved = task.involved(workflow_state.content_object)
    return [bereich for bereich in involved if bereich.pk not in asked]


def missing_agreement_task(workflow_state: WorkflowState) -> AbstimmungTask | None:
    """The step of agreement, if somebody involved has to be asked (too) before the release."""
    return agreement_task_of(workflow_state) if not_asked(workflow_state) else None


def open_round(task_state_id: int) -> Abstimmung:
    """The round of an open step; raises `NichtMehrOffen` when it is over."""
    lock_page_of(task_state_id)
    found = (
        Abstimmung.objects.select_for_update(of=("self",))
        .select_related("task_state")
        .filter(task_state_id=task_state_id, task_state__status=TaskState.STATUS_IN_PROGRESS)
        .first()
    )
    if found is None:
        raise errors.NichtMehrOffen(_("The Bereiche are no longer asked about this text."))
    return found
