"""Taking a text back out of review: by those who submit for its Bereich, at any step."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

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

    Raises `NichtZustaendig` for others, `NichtMehrOffen` where nothing is in review any more.
    """
    if not may_withdraw(page, user):
        raise errors.NichtZustaendig(_("This text is not yours to withdraw."))
    current = page.current_workflow_state
    state = (
        WorkflowState.objects.select_for_update()
        .filter(pk=current.pk if current else None, status=WorkflowState.STATUS_IN_PROGRESS)
        .first()
    )
    if state is None:
        raise errors.NichtMehrOffen(_("This text is no longer in review."))
    state.cancel(user=user)
