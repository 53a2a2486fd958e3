"""Taking a text back: out of review at any step, or after it was given back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState
from wagtail.signals import workflow_cancelled

from . import errors
from .models.aufgaben import entwurfsstand_of
from .stellung import stellung_of


def may_withdraw(page: Page, user: Any) -> bool:
    """Whoever submitted it, whoever submits for its Bereich now, and the Redaktion."""
    stellung = stellung_of(user)
    state = page.current_workflow_state
    if stellung.is_central or entwurfsstand_of(page).bereich_id in stellung.einreichung:
        return True
    is_own = bool(state and state.requested_by_id and state.requested_by_id == user.pk)
    return is_own and page.permissions_for_user(user).can_view_revisions()


@transaction.atomic
def withdraw(page: Page, user: Any) -> None:
    """End the review: its links open nothing any more (see `signals`), the text is a draft again.

    So does one that was given back and that nobody wants to submit again. Raises
    `NichtZustaendig` for others, `NichtMehrOffen` where nothing is in review any more.
    """
    if not may_withdraw(page, user):
        raise errors.NichtZustaendig(_("This text is not yours to withdraw."))
    Page.objects.select_for_update().get(pk=page.pk)
    current = page.current_workflow_state
    running = WorkflowState.objects.select_for_update().active()
    state = running.filter(pk=current.pk if current else None).first()
    if state is None:
        raise errors.NichtMehrOffen(_("This text is no longer in review."))
    state.cancel(user=user)


def end_given_back(page: Page, user: Any) -> None:
    """End a review that was given back, as part of a deed that leaves its own entry in the log."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    state.status = WorkflowState.STATUS_CANCELLED
    state.save()
    workflow_cancelled.send(sender=WorkflowState, instance=state, user=user)
