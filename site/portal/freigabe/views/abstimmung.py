"""Abstimmung in the admin: answer for the own Bereich; the Redaktion reminds or goes on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from .. import abstimmen, entscheidung, errors
from ..models.abstimmung import Abstimmung, Antwort, Stimme
from ..stellung import stellung_of


@require_http_methods(["GET", "POST"])
def abstimmung(request: HttpRequest, task_state_id: int) -> HttpResponse:
    """One round of asking: 403 for whoever is neither asked nor central."""
    asked = get_object_or_404(Abstimmung, task_state_id=task_state_id)
    own = own_voices(request, asked)
    is_central = stellung_of(request.user).is_central
    if not own and not is_central:
        raise PermissionDenied
    if request.method == "POST":
        try:
            carry_out(request, asked, own, is_central)
        except errors.AktionVerweigert as refusal:
            messages.error(request, str(refusal))
        return redirect("freigabe_abstimmung", task_state_id)
    return render(request, "freigabe/abstimmung.html", context_of(asked, own, is_central))


def own_voices(request: HttpRequest, asked: Abstimmung) -> list[Stimme]:
    voices = asked.stimmen.select_related("bereich")
    return [voice for voice in voices if abstimmen.may_answer_for(request.user, voice.bereich)]


def context_of(asked: Abstimmung, own: list[Stimme], is_central: bool) -> dict[str, Any]:
    return {
        "e": entscheidung.load(asked.task_state),
        "abstimmung": asked,
        "eigene": own,
        "is_central": is_central,
        "is_open": asked.task_state.status == "in_progress",
        "antworten": [choice for choice in Antwort.choices if choice[0] != Antwort.OFFEN],
    }


def carry_out(request: HttpRequest, asked: Abstimmung, own: list[Stimme], is_central: bool) -> None:
    """Do what the button says, if it is this user's to do."""
    deed = request.POST.get("tat")
    if deed == "antworten" and own:
        for voice in own:
            antwort, text = request.POST.get("antwort", ""), request.POST.get("text", "")
            abstimmen.answer(voice, antwort, text, request.user)
        messages.success(request, _("Thank you, your answer has arrived."))
    elif deed == "erinnern" and is_central:
        count = abstimmen.remind(asked, request.user)
        text = ngettext("%(n)s Bereich reminded.", "%(n)s Bereiche reminded.", count)
        messages.success(request, text % {"n": count})
    elif deed in {"weiter", "zurueckgeben"} and is_central:
        action = "approve" if deed == "weiter" else "reject"
        asked.task_state.task.specific.on_action(
            asked.task_state, request.user, action, comment=request.POST.get("grund", "")
        )
        messages.success(request, _("Saved."))
    else:
        raise errors.NichtZustaendig(_("This step is not yours to decide."))
