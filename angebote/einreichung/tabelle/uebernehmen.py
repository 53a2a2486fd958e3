"""Preview and taking over: the same plan twice, and only the second time something is saved."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from portal.register.models import Bereich

from ..dienst import offer_index
from .datei import Zeilen
from .plan import NEU, Plan, Zeile
from .planen import make_plan


class PlanVeraltetError(RuntimeError):
    """Since the preview somebody changed an offer; nothing was saved."""


def preview(table: Zeilen, user: Any, default: Bereich | None = None) -> Plan:
    """Return the plan and leave no trace. Raises DateiFehlerError for wrong headings."""
    with transaction.atomic():
        plan = make_plan(table, user, default)
        transaction.set_rollback(True)
    return plan


def take_over(table: Zeilen, user: Any, default: Bereich | None = None, expected: str = "") -> Plan:
    """Save every correct row as a draft, all or none; nothing goes online, nothing is submitted.

    ``expected`` is the fingerprint of the plan that the user has seen: raises PlanVeraltetError
    where the plan of now is another one.
    """
    try:
        with transaction.atomic():
            plan = make_plan(table, user, default)
            if expected and plan.fingerabdruck != expected:
                raise PlanVeraltetError
            for row in plan.offene:
                save(row, user)
    except IntegrityError as error:  # the same table, sent twice at the same moment
        raise PlanVeraltetError from error
    return plan


def save(row: Zeile, user: Any) -> None:
    if row.draft is None:
        return
    if row.art == NEU:
        offer_index().add_child(instance=row.draft)
    row.draft.save_revision(user=user, log_action=True, clean=False)
