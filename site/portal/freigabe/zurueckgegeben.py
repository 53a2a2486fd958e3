"""Texts that were given back: whose they are now, why, and what can be done with each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, WorkflowState

from .stellung import stellung_of
from .wagtail_page_policy import own_pages


@dataclass(frozen=True)
class Zurueckgegeben:
    """One text. ``ist_online``: readers see an earlier text, which the Redaktion can correct."""

    page: Page
    am: datetime.datetime | None
    grund: str
    ist_online: bool


def given_back_to(user: Any) -> Iterator[Zurueckgegeben]:
    """Texts given back that this user can change now, the oldest first."""
    states = waiting_states()
    stellung = stellung_of(user)
    mine = own_pages(user)
    if not stellung.is_central:
        # A head reads the texts of the Bereich, and changes none.
        writes = Q(entwurfsstand__bereich__in=stellung.einreichung) | Q(owner=user)
        mine &= writes if not stellung.is_translator else Q()
    pages = Page.objects.filter(mine, pk__in=states).select_related("locale")
    by_pk = {page.pk: page for page in pages}
    for pk, state in states.items():
        if page := by_pk.get(pk):
            step = state.current_task_state
            online = page.live and page.live_revision_id is not None
            yield Zurueckgegeben(page, step.finished_at, step.comment, online)


def waiting_states() -> dict[int, WorkflowState]:
    """The review of each page that was given back and neither submitted again nor withdrawn."""
    found = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        base_content_type=ContentType.objects.get_for_model(Page),
        current_task_state__isnull=False,
    )
    rows = found.select_related("current_task_state").order_by("current_task_state__finished_at")
    return {int(state.object_id): state for state in rows}
