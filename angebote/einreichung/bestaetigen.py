"""Three answers for each due offer: stimmt, geändert, gibt es nicht mehr."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import structlog
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.core.plaintext import words
from portal.freigabe.errors import AktionVerweigert

from ..models import Angebot
from .aktualitaet import confirm, report_change, report_end
from .lesen import read_date

log = structlog.get_logger()
RIGHT, CHANGED, GONE = "stimmt", "geaendert", "weg"
LONGEST: Final = 2000


@dataclass(frozen=True)
class Antwort:
    page: Angebot
    art: str
    text: str = ""
    letzter_tag: datetime.date | None = None


def answers_of(
    data: Mapping[str, Any], offers: list[Angebot]
) -> tuple[list[Antwort], dict[int, str]]:
    """Read the fields a<pk>, t<pk>, d<pk>; returns answers, and a sentence per unreadable one.

    Offers without an answer are left out: they are asked about again.
    """
    answers: list[Antwort] = []
    wrong: dict[int, str] = {}
    for page in offers:
        kind = data.get(f"a{page.pk}", "")
        if kind not in {RIGHT, CHANGED, GONE}:
            continue
        text = words(str(data.get(f"t{page.pk}", "")))[:LONGEST]
        if kind == CHANGED and not text:
            wrong[page.pk] = _("Write in a few words what has changed.")
            continue
        try:
            last_day = read_date(data.get(f"d{page.pk}", "")) if kind == GONE else None
        except ValidationError as error:
            wrong[page.pk] = " ".join(error.messages)
            continue
        answers.append(Antwort(page, kind, text, last_day))
    return answers, wrong


def answer_all(answers: list[Antwort], user: Any = None) -> tuple[int, dict[int, str]]:
    """Carry out each answer by itself; returns how many were, and a sentence for each other."""
    failed: dict[int, str] = {}
    for answer in answers:
        try:
            with transaction.atomic():
                carry_out(answer, user)
        except AktionVerweigert as refusal:
            failed[answer.page.pk] = str(refusal)
        except Exception:  # one answer that fails must not take the others with it
            log.exception("answer_not_saved", page=answer.page.pk, kind=answer.art)
            failed[answer.page.pk] = _(
                "This answer could not be saved. Please write to the editors; the others are saved."
            )
    return len(answers) - len(failed), failed


def carry_out(answer: Antwort, user: Any) -> None:
    if answer.art == RIGHT:
        confirm(answer.page, user)
    elif answer.art == CHANGED:
        report_change(answer.page, answer.text, user)
    else:
        report_end(answer.page, answer.letzter_tag, user)


def save_answers(
    data: Mapping[str, Any], offers: list[Angebot], user: Any = None
) -> tuple[int, dict[int, str]]:
    """Read and carry out what a form says: how many were saved, a sentence per other offer."""
    answers, wrong = answers_of(data, offers)
    saved, failed = answer_all(answers, user)
    return saved, wrong | failed
