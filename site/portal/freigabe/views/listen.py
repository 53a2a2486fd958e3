"""Lists of what is open: decisions, mails that have not arrived."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import TaskState

from ..heute import resting_drafts
from ..mitteilen import deliver
from ..models import AbstimmungTask, FreigabeTask, Mitteilung, VeroeffentlichungTask
from ..models.abstimmung import Antwort, Stimme
from ..stellung import stellung_of
from ..termine import missed
from ..unbesetzt import unreleasable
from ..zurueckgegeben import given_back_to

STEPS = (FreigabeTask, VeroeffentlichungTask, AbstimmungTask)


@require_http_methods(["GET", "HEAD"])
def offene(request: HttpRequest) -> HttpResponse:
    """Every open step that this user may decide, and what was given back, the oldest first."""
    is_central = stellung_of(request.user).is_central
    context: dict[str, Any] = {
        "zeilen": rows_for(request.user),
        "zurueck": list(given_back_to(request.user)),
        "is_central": is_central,
    }
    if is_central:
        context |= {"versaeumt": missed(), "niemand": unreleasable()}
    return render(request, "freigabe/offene.html", context)


def rows_for(user: Any) -> list[dict[str, Any]]:
    rows = []
    for model in STEPS:
        for task in model.objects.all():
            states = task.get_task_states_user_can_moderate(user).select_related("workflow_state")
            rows += [row_of(state, task.name) for state in states]
    rows += [row_of(state, _("Your answer is missing")) for state in asked_of(user)]
    return sorted(rows, key=lambda row: row["seit"])


def asked_of(user: Any) -> list[TaskState]:
    """Open rounds in which a Bereich of the user has not answered."""
    voices = Stimme.objects.filter(
        bereich__in=stellung_of(user).bereiche,
        antwort=Antwort.OFFEN,
        abstimmung__task_state__status=TaskState.STATUS_IN_PROGRESS,
    )
    return list(TaskState.objects.filter(abstimmung__stimmen__in=voices).distinct())


def row_of(state: TaskState, step: str) -> dict[str, Any]:
    page = state.workflow_state.content_object
    return {
        "page": page,
        "schritt": step,
        "seit": state.started_at,
        "bereich": page.entwurfsstand.bereich,
        "ziel": reverse("freigabe_entscheiden", args=[state.pk])
        if not hasattr(state, "abstimmung")
        else reverse("freigabe_abstimmung", args=[state.pk]),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def mitteilungen(request: HttpRequest) -> HttpResponse:
    """What is not delivered, with one button to try again; in development every mail."""
    if not stellung_of(request.user).is_central:
        raise PermissionDenied
    if request.method == "POST":
        pks = [pk for pk in request.POST.getlist("mitteilung") if pk.isdigit()]
        found = Mitteilung.objects.undelivered().filter(pk__in=pks)
        Mitteilung.objects.filter(pk__in=found.values("pk")).update(
            naechster_versuch=timezone.now()
        )
        sent = sum(deliver(notice.pk) for notice in found)
        messages.success(request, _("Handed over: %(n)s") % {"n": sent})
        return redirect("freigabe_mitteilungen")
    show_all = settings.SHOW_DELIVERED_MAILS
    notices = Mitteilung.objects.all() if show_all else Mitteilung.objects.undelivered()
    context = {"mitteilungen": notices[:200], "alle": show_all}
    return render(request, "freigabe/mitteilungen.html", context)


@require_http_methods(["GET", "HEAD"])
def ruhende(request: HttpRequest) -> HttpResponse:
    """Drafts that nobody has worked on for a long time, the oldest first."""
    if not stellung_of(request.user).is_central:
        raise PermissionDenied
    pages = resting_drafts().select_related("locale", "entwurfsstand__bereich")
    return render(request, "freigabe/ruhende.html", {"seiten": pages})
