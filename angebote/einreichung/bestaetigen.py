"""Three answers for each due offer: stimmt, geändert, gibt es nicht mehr."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Angebot
from .aktualitaet import confirm, report_change, report_end
from .lesen import read_date

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
        text = str(data.get(f"t{page.pk}", "")).strip()[:LONGEST]
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


@transaction.atomic
def answer_all(answers: list[Antwort], user: Any = None) -> int:
    """Carry out the answers; returns how many there were."""
    for answer in answers:
        if answer.art == RIGHT:
            confirm(answer.page, user)
        elif answer.art == CHANGED:
            report_change(answer.page, answer.text, user)
        else:
            report_end(answer.page, answer.letzter_tag, user)
    return len(answers)
