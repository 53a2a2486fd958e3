"""The release page for people with an account: change, preview, two buttons."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.models import TaskState

from .. import entscheidung
from ..models.abstimmung_task import AbstimmungTask
from ..models.aufgaben import BereichTask


def open_state_for(request: HttpRequest, task_state_id: int) -> TaskState:
    """Return the step if this user may decide it; 404 for no step, 403 for a foreign one."""
    state = get_object_or_404(TaskState, pk=task_state_id)
    task = state.task.specific
    page = state.workflow_state.content_object
    if not isinstance(task, BereichTask) or page is None or not task.may_act(page, request.user):
        raise PermissionDenied
    return state


@require_http_methods(["GET", "POST"])
def entscheiden(request: HttpRequest, task_state_id: int) -> HttpResponse:
    """Show one open step; on POST decide it."""
    state = open_state_for(request, task_state_id)
    if isinstance(state.task.specific, AbstimmungTask):
        return redirect("freigabe_abstimmung", state.pk)
    if request.method == "POST":
        result = entscheidung.decide(state, request.user, request.POST)
        if result.is_done:
            return show_result(request, state, result)
        return show(request, state, result)
    if state.status != TaskState.STATUS_IN_PROGRESS:
        return render(request, "freigabe/entschieden.html", {"task_state": state})
    return show(request, state)


def show(
    request: HttpRequest, state: TaskState, result: entscheidung.Ergebnis | None = None
) -> HttpResponse:
    """The page of the decision; after a refusal with its sentence and what was typed."""
    state.refresh_from_db()
    if state.status != TaskState.STATUS_IN_PROGRESS:
        return render(
            request,
            "freigabe/entschieden.html",
            {"task_state": state, "ergebnis": result},
            status=409,
        )
    context = {
        "e": entscheidung.load(state),
        "ergebnis": result,
        "nachricht": request.POST.get("comment", ""),
    }
    status = 200 if result is None else 422 if result.art in {"grund", "unklar"} else 409
    return render(request, "freigabe/entscheiden.html", context, status=status)


def show_result(
    request: HttpRequest, state: TaskState, result: entscheidung.Ergebnis
) -> HttpResponse:
    state.refresh_from_db()
    return render(request, "freigabe/entschieden.html", {"task_state": state, "ergebnis": result})
