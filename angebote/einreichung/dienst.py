"""What the short form does to a page: a draft, a revision, a submission. Rights are asked here."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.models import Locale, Site, WorkflowState

from portal.core.languages import SOURCE_LANGUAGE
from portal.freigabe.stellung import stellung_of
from portal.register.models import Bereich

from ..models import Angebot, AngebotIndex
from .formular import KurzForm
from .uebertragen import apply


def offer_index() -> AngebotIndex:
    """The German list of offers of the site; raises PermissionDenied where there is none."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    found = AngebotIndex.objects.filter(locale__language_code=SOURCE_LANGUAGE)
    index = found.descendant_of(site.root_page).first() if site else None
    if index is None:
        raise PermissionDenied
    return index


def may_submit_for(user: Any, bereich: Bereich) -> bool:
    """Whether the user writes offers of the Bereich; its head only releases them."""
    stellung = stellung_of(user)
    return stellung.is_central or bereich.pk in stellung.einreichung


@transaction.atomic
def save_draft(
    form: KurzForm, user: Any, bereich: Bereich, page: Angebot | None, clean: bool
) -> Angebot:
    """Save the form as the newest draft; a new offer is created below the list of offers.

    With ``clean`` the page's own rules hold, too: raises ValidationError, and nothing is saved.
    """
    draft = new_draft(user, bereich) if page is None else draft_of(page, user)
    apply(form, draft)
    if clean:
        check(draft)
    if page is None:
        index = offer_index()
        if not index.permissions_for_user(user).can_add_subpage():
            raise PermissionDenied
        index.add_child(instance=draft)
    is_new = page is None
    # The page records that it was made; what is submitted with the same press is recorded there.
    draft.save_revision(user=user, log_action=not (clean or is_new), clean=False)
    return Angebot.objects.get(pk=draft.pk)


def new_draft(user: Any, bereich: Bereich) -> Angebot:
    return Angebot(
        zustaendiger_bereich=bereich,
        owner=user,
        live=False,
        has_unpublished_changes=True,
        locale=Locale.objects.get(language_code=SOURCE_LANGUAGE),
    )


def draft_of(page: Angebot, user: Any) -> Angebot:
    """The newest draft, if the user may edit it and nobody is deciding about it."""
    lock = page.get_lock()
    if not page.permissions_for_user(user).can_edit() or (lock and lock.for_user(user)):
        raise PermissionDenied
    draft: Angebot = page.get_latest_revision_as_object()
    return draft


def check(draft: Angebot) -> None:
    """The rules of a page that is to be published."""
    draft.clean_fields(
        exclude=["path", "depth", "slug", "url_path", "content_type", "translation_key"]
    )
    draft.clean()
    missing = draft.missing_facts()
    if missing:
        raise ValidationError([str(message) for message in missing.values()])


@transaction.atomic
def submit(page: Angebot, user: Any) -> Angebot:
    """Start the workflow, or take it up again after it was given back."""
    page = Angebot.objects.select_for_update().get(pk=page.pk)
    if not page.permissions_for_user(user).can_submit_for_moderation():
        raise PermissionDenied
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        page.get_workflow().start(page, user)
    return Angebot.objects.get(pk=page.pk)
