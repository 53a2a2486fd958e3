"""The steps of the workflow. What they refuse, they refuse where the state changes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Task, TaskState, WorkflowState
from wagtail.signals import task_approved

from portal.core.plaintext import words

from .. import errors
from ..forms import FreigebenForm, ZurueckgebenForm
from ..stellung import stellung_of
from .entwurfsstand import Entwurfsstand
from .verantwortung import Verantwortung
from .zustaendigkeit import releasers_of


def entwurfsstand_of(page: Page) -> Entwurfsstand:
    """State of the newest draft. Every page with a revision has one (see `signals`)."""
    return Entwurfsstand.objects.select_related("bereich").get(page_id=page.pk)


def lock_page_of(task_state_id: int) -> None:
    """Hold the page of a step until the transaction ends, before anything else of it is held.

    Whoever saves a draft holds the page first, too, so no two people wait for each other in a ring.
    """
    state = TaskState.objects.select_related("workflow_state").filter(pk=task_state_id).first()
    if state is not None:
        Page.objects.select_for_update().filter(pk=state.workflow_state.object_id).first()


class BereichTask(Task):
    """What all steps have in common: one open step, one content, a reason to give back."""

    class Meta:
        abstract = True

    def may_act(self, page: Page, user: Any) -> bool:
        raise NotImplementedError

    def check_approval(self, task_state: TaskState, user: Any, seen: str) -> None:
        """Raise `AktionVerweigert` unless the user may approve the content ``seen`` now."""
        stand = entwurfsstand_of(task_state.workflow_state.content_object)
        if not seen or seen != stand.pruefsumme:
            raise errors.FassungGeaendert(
                _("The text has been changed meanwhile. Look at the new version and decide again.")
            )

    def after_approval(self, task_state: TaskState, user: Any, comment: str, weg: str) -> None:
        """Record what the approval means, in the same transaction."""

    @transaction.atomic
    def on_action(
        self,
        task_state: TaskState,
        user: Any,
        action_name: str,
        comment: str = "",
        pruefsumme: str = "",
        weg: str = "verwaltung",
        **_ignored: Any,
    ) -> None:
        """Approve or reject. The step and its page are locked and read anew first.

        Wagtail's view never checks that the step in the URL belongs to the page in the URL, so
        the step's own page counts here.
        """
        state = self.lock_open_state(task_state)
        page = state.workflow_state.content_object
        if not self.may_act(page, user):
            raise errors.NichtZustaendig(_("This step is not yours to decide."))
        if action_name == "approve":
            self.check_approval(state, user, pruefsumme)
            self.bind_to_latest_revision(state)
            self.after_approval(state, user, comment, weg)
            self.close(state, user, comment)
        elif action_name == "reject":
            self.reject_with_reason(state, user, comment)
        else:
            raise errors.NichtZustaendig(_("This step knows no such action."))

    def close(self, state: TaskState, user: Any, comment: str) -> None:
        """Approve the step, with an entry in the log of its page."""
        state.approve(user=user, comment=comment)

    def close_without_entry(self, state: TaskState, user: Any, comment: str = "") -> None:
        """As `TaskState.approve`, where the deed that ends the step has left its own entry."""
        state.status = TaskState.STATUS_APPROVED
        state.finished_at, state.finished_by = timezone.now(), user
        state.comment = comment
        state.save()
        state.workflow_state.update(user=user)
        task_approved.send(sender=state.specific.__class__, instance=state.specific, user=user)

    def lock_open_state(self, task_state: TaskState) -> TaskState:
        lock_page_of(task_state.pk)
        WorkflowState.objects.select_for_update().filter(pk=task_state.workflow_state_id).first()
        state = TaskState.objects.select_for_update().filter(pk=task_state.pk).first()
        if (
            state is None
            or state.task_id != self.pk
            or state.status != TaskState.STATUS_IN_PROGRESS
        ):
            raise errors.NichtMehrOffen(_("This step has already been decided or withdrawn."))
        workflow = WorkflowState.objects.get(pk=state.workflow_state_id)
        if workflow.status != WorkflowState.STATUS_IN_PROGRESS:
            raise errors.NichtMehrOffen(_("This step has already been decided or withdrawn."))
        state.workflow_state = workflow
        return state.specific if type(state) is TaskState and state.content_type_id else state

    def bind_to_latest_revision(self, state: TaskState) -> None:
        """The latest revision has the same content (checked before); the record names this one."""
        latest = state.workflow_state.content_object.get_latest_revision()
        if latest and state.revision_id != latest.pk:
            state.revision = latest
            state.save(update_fields=["revision"])

    def reject_with_reason(self, state: TaskState, user: Any, comment: str) -> None:
        from ..benachrichtigen import given_back
        from ..freigeben import cancel_unpublished

        if not words(comment):
            raise errors.GrundFehlt(_("Write what should be different. One sentence is enough."))
        state.reject(user=user, comment=comment.strip())
        cancel_unpublished(state.workflow_state.content_object, _("The text was given back."))
        given_back(state)

    def begin(self, task_state: TaskState) -> None:
        """The step has begun: ask those who have to act. A step may skip itself here."""
        from ..benachrichtigen import step_begins

        step_begins(task_state)

    def skip(self, task_state: TaskState) -> None:
        task_state.status = TaskState.STATUS_SKIPPED
        task_state.save(update_fields=["status"])

    # What Wagtail's admin asks -----------------------------------------------------------------

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        page = workflow_state.content_object
        if page.locked_by and not self.may_act(page, page.locked_by):
            Page.objects.filter(pk=page.pk).update(locked=False, locked_by=None, locked_at=None)
        state: TaskState = super().start(workflow_state, user=user)
        self.begin(state)
        return state

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:
        return self.may_act(obj, user)

    def locked_for_user(self, obj: Page, user: Any) -> bool:
        return not self.may_act(obj, user)

    def user_can_lock(self, obj: Page, user: Any) -> bool:
        return self.may_act(obj, user)

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, str, bool]]:
        if not self.may_act(obj, user):
            return []
        return [("reject", _("Give back"), True), ("approve", self.approve_label(), True)]

    def approve_label(self) -> str:
        return _("Release")

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return ZurueckgebenForm if action == "reject" else FreigebenForm

    def get_template_for_action(self, action: str) -> str:
        return "freigabe/aktion.html"

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        open_states = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        mine = [
            state.pk
            for state in open_states.select_related("workflow_state")
            if self.may_act(state.workflow_state.content_object, user)
        ]
        return TaskState.objects.filter(pk__in=mine)


class FreigabeTask(BereichTask):
    """Release by the head (or deputy) of the Bereich that the newest draft names."""

    class Meta:
        verbose_name = gettext_lazy("release by the head of the responsible Bereich")
        verbose_name_plural = gettext_lazy("releases by the head of the responsible Bereich")

    @classmethod
    def get_description(cls) -> str:
        return _("The head of the page’s responsible Bereich, or the deputy, releases the text.")

    def may_act(self, page: Page, user: Any) -> bool:
        bereich = entwurfsstand_of(page).bereich
        return user is not None and releasers_of(bereich).filter(user_id=user.pk).exists()

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        from .abstimmung_task import missing_agreement_task

        page = workflow_state.content_object
        needs_release = issubclass(page.specific_class, Verantwortung)
        if needs_release and entwurfsstand_of(page).bereich_id is None:
            raise errors.AktionVerweigert(
                _("Choose the responsible Bereich first. Its head has to release the text.")
            )
        agreement = missing_agreement_task(workflow_state)
        if agreement is not None:  # somebody was named after it, or when the text was given back
            return agreement.start(workflow_state, user=user)
        return super().start(workflow_state, user=user)

    def begin(self, task_state: TaskState) -> None:
        """A page without a Bereich (such as the imprint) has nobody to release it."""
        if issubclass(task_state.workflow_state.content_object.specific_class, Verantwortung):
            super().begin(task_state)
        else:
            self.skip(task_state)

    def check_approval(self, task_state: TaskState, user: Any, seen: str) -> None:
        from ..meldung import may_have_written
        from .abstimmung_task import not_asked

        stand = entwurfsstand_of(task_state.workflow_state.content_object)
        if may_have_written(stand, user):
            raise errors.EigeneAenderung(
                _("The last change of this text is yours. Somebody else has to release it.")
            )
        if unasked := not_asked(task_state.workflow_state):
            raise errors.AktionVerweigert(
                _(
                    "%(names)s: named as involved, but not asked yet. Give the text back; when it"
                    " is submitted again, they are asked."
                )
                % {"names": ", ".join(map(str, unasked))}
            )
        super().check_approval(task_state, user, seen)

    def after_approval(self, task_state: TaskState, user: Any, comment: str, weg: str) -> None:
        from ..freigeben import record_release

        record_release(task_state, user, comment, weg)


class VeroeffentlichungTask(BereichTask):
    """Publication by the Redaktion: only what has been released, exactly as it was released."""

    class Meta:
        verbose_name = gettext_lazy("publication by the Redaktion")
        verbose_name_plural = gettext_lazy("publications by the Redaktion")

    @classmethod
    def get_description(cls) -> str:
        return _("The Redaktion publishes what the head of the Bereich has released.")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Submitted again after it was given back here, a text is released anew first."""
        from ..freigeben import missing_release_task

        release = missing_release_task(workflow_state)
        if release is not None:
            found: TaskState = release.specific.start(workflow_state, user=user)
            return found
        return super().start(workflow_state, user=user)

    def may_act(self, page: Page, user: Any) -> bool:
        return user is not None and user.is_active and stellung_of(user).is_central

    def approve_label(self) -> str:
        return _("Publish")

    def close(self, state: TaskState, user: Any, comment: str) -> None:
        """The publication is the deed and leaves the entry (see `freigeben.publish_approved`)."""
        self.close_without_entry(state, user, comment)

    def check_approval(self, task_state: TaskState, user: Any, seen: str) -> None:
        from ..freigeben import check_released

        super().check_approval(task_state, user, seen)
        check_released(task_state.workflow_state, user)
