"""Translations pass the same kind of review as everything else: submitted, looked at, published."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation


class UebersetzungNichtFertig(PermissionDenied):
    """Not all texts are translated. ``missing`` counts them."""

    def __init__(self, missing: int) -> None:
        super().__init__(_("Some texts are not translated yet."))
        self.missing = missing


def target_page(translation: Translation) -> Page:
    """The page that the translation writes, as its specific type."""
    return translation.get_target_instance().specific


@transaction.atomic
def submit_translation(translation: Translation, user: Any) -> Page:
    """Write the strings into a draft and start (or resume) its review.

    Raises `UebersetzungNichtFertig` with texts missing (they would be German under another
    language), and PermissionDenied where the user may not edit the page or it is in review already.
    """
    page = target_page(translation)
    if not page.permissions_for_user(user).can_edit() or page.workflow_in_progress:
        raise PermissionDenied(_("This translation cannot be submitted at the moment."))
    total, done = translation.get_progress()
    if done < total:
        raise UebersetzungNichtFertig(total - done)
    translation.save_target(user=user, publish=False)
    page = Page.objects.get(pk=page.pk).specific
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        page.get_workflow().start(page, user)
    return page
