"""Answering, reminding, going on: each is recorded, silence is never counted as consent."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.core.plaintext import words
from portal.register.models import Bereich

from . import errors
from .models.abstimmung import Abstimmung, Antwort, Stimme
from .models.abstimmung_task import AbstimmungTask, open_round
from .models.aufgaben import entwurfsstand_of
from .stellung import stellung_of


def may_answer_for(user: Any, bereich: Bereich) -> bool:
    """People of the Bereich itself: whoever submits for it, its head, its deputy."""
    return user.is_authenticated and bereich.pk in stellung_of(user).bereiche


@transaction.atomic
def answer(stimme: Stimme, antwort: str, text: str, user: Any = None) -> Stimme:
    """Record the answer of a Bereich; the last answer while the step is open counts.

    Raises `GrundFehlt` for a no or a change without words, `NichtMehrOffen` when it is too late.
    """
    if antwort not in {Antwort.JA, Antwort.JA_MIT_AENDERUNG, Antwort.NEIN}:
        raise errors.AktionVerweigert(_("Choose one of the three answers."))
    text = words(text)
    if antwort != Antwort.JA and not text:
        raise errors.GrundFehlt(_("Write what should be different. One sentence is enough."))
    asked = open_round(stimme.abstimmung.task_state_id)
    page = asked.task_state.workflow_state.content_object
    stimme.antwort, stimme.text, stimme.user = antwort, text, user
    stimme.am, stimme.pruefsumme = timezone.now(), entwurfsstand_of(page).pruefsumme
    stimme.save()
    log_answer(page.specific, stimme, user)
    if asked.everybody_agrees():
        task: AbstimmungTask = asked.task_state.task.specific
        task.finish(asked.task_state, user)
    return stimme


def log_answer(page: Any, stimme: Stimme, user: Any) -> None:
    data = {"bereich": str(stimme.bereich), "antwort": stimme.antwort, "text": stimme.text}
    log(instance=page, action="freigabe.stimme", user=user, data=data)


@transaction.atomic
def remind(asked: Abstimmung, user: Any) -> int:
    """Ask those again who have not answered; returns how many, at most once a day each."""
    from .benachrichtigen import ask_for_agreement

    asked = open_round(asked.task_state_id)
    today = timezone.localdate()
    silent = [
        stimme
        for stimme in asked.stimmen.filter(antwort=Antwort.OFFEN).select_related("bereich")
        if stimme.erinnert_am is None or timezone.localdate(stimme.erinnert_am) < today
    ]
    page = asked.task_state.workflow_state.content_object.specific
    for stimme in silent:
        stimme.erinnert_am = timezone.now()
        stimme.save(update_fields=["erinnert_am"])
        ask_for_agreement(stimme, is_reminder=True)
    if silent:
        names = [str(stimme.bereich) for stimme in silent]
        log(instance=page, action="freigabe.erinnert", user=user, data={"bereiche": names})
    return len(silent)


def record_going_on(asked: Abstimmung, user: Any, reason: str) -> None:
    """The Redaktion goes on although somebody is silent or against it: only with a reason."""
    if not words(reason):
        raise errors.GrundFehlt(_("Write why it goes on without everybody’s agreement."))
    asked.weiter_grund, asked.weiter_von = reason.strip(), user
    asked.weiter_am = timezone.now()
    asked.save()
