"""Keeps, with every revision, what rights and releases need to know of the draft."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext
from wagtail.models import Page, Revision, TaskState, WorkflowState, get_page_models
from wagtail.signals import page_published, workflow_cancelled

# Its receiver comes first: the checksum asks which files the new draft uses.
import portal.media.signals  # noqa: F401

from .benachrichtigen import went_online, withdrawn
from .freigeben import cancel_releases, cancel_unpublished, mark_online
from .links import renew_links, void_links
from .models.entwurfsstand import Entwurfsstand
from .models.verantwortung import Verantwortung
from .pruefsumme import summe_of
from .rollen import attach_workflow


@receiver(post_save, sender=Revision, dispatch_uid="freigabe_revision_saved")
@transaction.atomic
def draft_changed(sender: type[Revision], instance: Revision, raw: bool = False, **_: Any) -> None:
    """A revision was written (or overwritten by autosave): keep its Bereich and its content."""
    if raw or not issubclass(instance.content_type.model_class() or object, Page):
        return
    if not instance.is_latest_revision():
        return
    # Somebody may be deciding about the page: one of both waits, and then sees what the other did.
    page = Page.objects.select_for_update().get(pk=instance.object_id)
    content = instance.content
    summe = summe_of(instance)
    stand, _created = Entwurfsstand.objects.get_or_create(page_id=int(instance.object_id))
    changed = stand.pruefsumme != summe
    stand.bereich_id = content.get("zustaendiger_bereich")
    if changed:
        stand.pruefsumme = summe
        stand.geaendert_von_id = instance.user_id
        stand.geaendert_am = instance.created_at
    stand.save()
    if changed:
        follow_open_step(page, instance)
        cancel_releases(page, stand, instance.user)


def follow_open_step(page: Page, revision: Revision) -> None:
    """Whoever decides now is shown the newest text, not the one the step began with."""
    current = page.current_workflow_task_state
    if current is None:
        return
    TaskState.objects.filter(pk=current.pk).update(revision=revision)
    renew_links(TaskState.objects.get(pk=current.pk))


def live_page_saved(sender: type[Page], instance: Any, raw: bool = False, **_: Any) -> None:
    """A page saved without a revision (import, move of a Bereich): its own value is the newest."""
    if raw or instance.has_unpublished_changes:
        return
    Entwurfsstand.objects.update_or_create(
        page_id=instance.pk, defaults={"bereich_id": instance.zustaendiger_bereich_id}
    )


def connect_page_types() -> None:
    """Listen to every page type with a responsible Bereich."""
    for model in get_page_models():
        if issubclass(model, Verantwortung):
            post_save.connect(
                live_page_saved, sender=model, dispatch_uid=f"freigabe_saved_{model._meta.label}"
            )


@receiver(page_published, dispatch_uid="freigabe_published")
def published(sender: type[Page], instance: Page, revision: Revision, **_: Any) -> None:
    """Wagtail sends this for a page that is only scheduled, too; then nothing is online yet."""
    if instance.live and instance.live_revision_id == revision.pk:
        page = Page.objects.get(pk=instance.pk)
        mark_online(page, revision)
        state = page.workflow_states.order_by("-created_at", "-pk").first()
        went_online(page.specific, revision.pk, state)


@receiver(workflow_cancelled, sender=WorkflowState, dispatch_uid="freigabe_workflow_cancelled")
def review_withdrawn(sender: type[WorkflowState], instance: WorkflowState, **_: Any) -> None:
    """Links of a withdrawn review open nothing any more, and those asked are told."""
    reason = gettext("The review was withdrawn.")
    page = instance.content_object
    # Publishing past the workflow ends it, too; a released text with a date keeps its release.
    if not page.approved_schedule:
        cancel_unpublished(page, reason)
    asked = void_links(instance, reason)
    # Whose step was over, or was given back, has nothing to decide that would be called off.
    cancelled = [one for one in asked if is_cancelled(one.task_state)]
    withdrawn(instance, cancelled)


def is_cancelled(step: TaskState | None) -> bool:
    return step is not None and step.status == TaskState.STATUS_CANCELLED


@receiver(post_save, dispatch_uid="freigabe_start_page_saved")
def start_page_created(sender: type[Any], instance: Any, created: bool, **_: Any) -> None:
    """A new language tree gets its workflow at once."""
    if created and isinstance(instance, Page) and instance.depth == 2:
        attach_workflow(instance)
