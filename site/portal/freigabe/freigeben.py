"""Releases: recorded, cancelled by a change, checked before publication, shown once online."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision, Task, TaskState, WorkflowState

from . import errors
from .models.aufgaben import FreigabeTask, entwurfsstand_of
from .models.entwurfsstand import Entwurfsstand
from .models.freigabe import Freigabe
from .models.verantwortung import Verantwortung
from .models.zustaendigkeit import Rolle, releasers_of
from .pruefsumme import summe_of
from .verfasser import own_change_sentence, wrote_last


def next_fassung(page: Page) -> int:
    """Number of the edition that is being released: editions are what readers have seen."""
    return Freigabe.objects.filter(page=page, veroeffentlicht_am__isnull=False).count() + 1


def record_release(task_state: TaskState, user: Any, comment: str, weg: str) -> Freigabe:
    """Write the record of a release in the transaction that approves the step."""
    page = task_state.workflow_state.content_object
    stand = entwurfsstand_of(page)
    zustaendigkeit = releasers_of(stand.bereich).filter(user=user).first()
    return Freigabe.objects.create(
        page=page,
        titel=page.draft_title,
        revision=task_state.revision,
        pruefsumme=stand.pruefsumme,
        bereich=stand.bereich,  # type: ignore[misc]  # a release step has a Bereich
        user=user,
        rolle=zustaendigkeit.rolle if zustaendigkeit else Rolle.LEITUNG,
        weg=weg,
        fassung=next_fassung(page),
        nachricht=comment,
    )


def has_release_step(workflow_state: WorkflowState) -> bool:
    """Did this run contain a release that was not skipped?"""
    release_tasks = ContentType.objects.get_for_model(FreigabeTask)
    return (
        workflow_state.task_states.filter(task__content_type=release_tasks)
        .exclude(status=TaskState.STATUS_SKIPPED)
        .exists()
    )


def check_released(workflow_state: WorkflowState, user: Any) -> None:
    """Raise unless the newest content is released; without a release step, ask for four eyes."""
    page = workflow_state.content_object
    stand = entwurfsstand_of(page)
    if not has_release_step(workflow_state):
        if wrote_last(page, user):
            raise errors.EigeneAenderung(own_change_sentence(user))
        return
    if not Freigabe.objects.valid().filter(page=page, pruefsumme=stand.pruefsumme).exists():
        raise errors.FassungGeaendert(
            _("This text is not released: it has been changed since. The head is asked again.")
        )


def cancel_releases(page: Page, stand: Entwurfsstand, user: Any) -> None:
    """The content has changed: cancel what was released but is not online, and ask again."""
    reason = _("The text was changed after the release.")
    cancelled = cancel_unpublished(page, reason, but=stand.pruefsumme)
    state = page.current_workflow_state
    if cancelled and state and state.status == WorkflowState.STATUS_IN_PROGRESS:
        back_to_release(state, user)


def cancel_unpublished(page: Page, reason: str, but: str = "") -> int:
    """Cancel the releases that are not online yet, but that of the content ``but``; how many."""
    unpublished = Freigabe.objects.valid().filter(page=page, veroeffentlicht_am__isnull=True)
    return unpublished.exclude(pruefsumme=but).update(
        aufgehoben_am=timezone.now(), aufgehoben_grund=reason
    )


def release_task_of(state: WorkflowState) -> Task | None:
    """The step of the workflow in which the text is released."""
    release_tasks = ContentType.objects.get_for_model(FreigabeTask)
    found: Task | None = state.workflow.tasks.filter(content_type=release_tasks).first()
    return found


def missing_release_task(state: WorkflowState) -> Task | None:
    """The step of release, if the text must pass it (again) before its publication."""
    page = state.content_object
    if not issubclass(page.specific_class, Verantwortung):
        return None
    summe = entwurfsstand_of(page).pruefsumme
    if Freigabe.objects.valid().filter(page=page, pruefsumme=summe).exists():
        return None
    return release_task_of(state)


@transaction.atomic
def back_to_release(state: WorkflowState, user: Any) -> None:
    """Move a running workflow back to its release step; the open step after it is over."""
    task = release_task_of(state)
    current = state.current_task_state
    if task is None or current is None or current.task_id == task.pk:
        return
    current.status = TaskState.STATUS_CANCELLED
    current.finished_at = timezone.now()
    current.finished_by = user
    current.save()
    state.update(user=user, next_task=task)
    log(
        instance=state.content_object.specific,
        action="freigabe.aufgehoben",
        user=user,
        revision=state.current_task_state.revision,
        data={"workflow": {"id": state.workflow_id, "title": state.workflow.name}},
    )


def mark_online(page: Page, revision: Revision) -> None:
    """A revision went live: name the release of exactly this content, if there is one."""
    Freigabe.objects.filter(page=page, online=True).update(online=False)
    valid = list(Freigabe.objects.valid().filter(page=page).order_by("-am"))
    summe = summe_of(revision) if valid else ""
    freigabe = next((one for one in valid if one.pruefsumme == summe), None)
    if freigabe is not None:
        freigabe.online = True
        freigabe.veroeffentlicht_am = freigabe.veroeffentlicht_am or timezone.now()
        freigabe.save(update_fields=["online", "veroeffentlicht_am"])


def publish_approved(workflow_state: WorkflowState, user: Any) -> None:
    """Publish the revision of the last step; raise `FassungGeaendert` if the text is another now.

    Wagtail's own function publishes the newest revision, whatever was approved.
    """
    step = workflow_state.current_task_state
    revision = step.revision
    page = workflow_state.content_object
    if entwurfsstand_of(page).pruefsumme != summe_of(revision):
        raise errors.FassungGeaendert(
            _("The text has been changed meanwhile. Nothing was published.")
        )
    publish_with_one_entry(revision, user, step.comment)


def publish_with_one_entry(revision: Revision, user: Any, comment: str = "") -> None:
    """Publish, or plan for its day; a new title is no second entry beside the publication."""
    go_live_at = revision.as_object().go_live_at
    is_planned = go_live_at is not None and go_live_at > timezone.now()
    revision.publish(user=user, log_action=is_planned)
    if is_planned:
        return
    page = Page.objects.get(pk=revision.object_id).specific
    data = {"text": comment} if comment else None
    log(instance=page, action="wagtail.publish", user=user, revision=revision, data=data)
