"""Texts that wait for a release nobody was asked for: no head, or none with an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from portal.register.models import Bereich

from .models.aufgaben import FreigabeTask, entwurfsstand_of
from .models.zustaendigkeit import releasers_of


@dataclass(frozen=True)
class Unbesetzt:
    """A text in the release step, its Bereich, and as a sentence who is missing."""

    page: Page
    bereich: Bereich
    grund: str


def open_releases() -> Any:
    """Open release steps, the oldest first."""
    steps = FreigabeTask.objects.values("task_ptr")
    found = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__in=steps)
    return found.select_related("workflow_state").order_by("started_at", "pk")


def missing_releaser(bereich: Bereich | None) -> str:
    """Why nobody can be asked for a release of the Bereich, as a sentence; "" if somebody can."""
    people = releasers_of(bereich)
    words = {"bereich": str(bereich)}
    if not people.exists():
        return _("No head is entered for %(bereich)s.") % words
    if not people.exclude(user__email="").exists():
        return _("The head of %(bereich)s has no e-mail address.") % words
    return ""


def unreleasable() -> list[Unbesetzt]:
    """Every text that waits for somebody who does not exist or cannot be reached."""
    found = []
    for state in open_releases():
        page = state.workflow_state.content_object
        bereich = entwurfsstand_of(page).bereich
        if bereich is not None and (reason := missing_releaser(bereich)):
            found.append(Unbesetzt(page, bereich, reason))
    return found
