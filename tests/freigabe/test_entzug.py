"""Who loses the right while the page of a decision is open decides nothing with it any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry, TaskState

from portal.freigabe import groups
from portal.freigabe.models import Freigabe, Mitteilung, Zustaendigkeit

from .factories import Haus, fresh, pruefsumme_of

DECISIONS = [("freigeben", ""), ("zurueckgeben", "Die Zeiten stimmen nicht.")]


def leave_group(haus: Haus) -> None:
    haus.leitung_a.groups.remove(Group.objects.get(name=groups.BEREICHSLEITUNG))


def lose_bereich(haus: Haus) -> None:
    Zustaendigkeit.objects.filter(user=haus.leitung_a).delete()


def change_bereich(haus: Haus) -> None:
    Zustaendigkeit.objects.filter(user=haus.leitung_a).update(bereich=haus.b)


def be_locked_out(haus: Haus) -> None:
    haus.leitung_a.is_active = False
    haus.leitung_a.save()


LOSSES = [leave_group, lose_bereich, change_bereich, be_locked_out]


def traces(page: Any) -> dict[str, Any]:
    """Everything a decision would leave behind."""
    steps = TaskState.objects.filter(workflow_state__object_id=str(page.pk)).order_by("pk")
    return {
        "steps": list(steps.values_list("pk", "status", "finished_by", "comment")),
        "review": fresh(page).current_workflow_state.status,
        "live": fresh(page).live,
        "releases": Freigabe.objects.count(),
        "notices": Mitteilung.objects.count(),
        "entries": list(PageLogEntry.objects.filter(page=page.pk).values_list("pk", flat=True)),
        "text": pruefsumme_of(page),
    }


def open_decision(haus: Haus, client: Client) -> tuple[Any, str]:
    """The head has the page of the decision open; returns what is decided on and its address."""
    page = haus.in_review()
    url = reverse("freigabe_entscheiden", args=[fresh(page).current_workflow_task_state.pk])
    client.force_login(haus.leitung_a)
    assert client.get(url).status_code == 200
    return page, url


def post(client: Client, url: str, page: Any, decision: str, comment: str) -> int:
    form = {"entscheidung": decision, "pruefsumme": pruefsumme_of(page), "comment": comment}
    return int(client.post(url, form).status_code)


@pytest.mark.parametrize(("decision", "comment"), DECISIONS)
@pytest.mark.parametrize("lose", LOSSES)
def test_head_who_loses_the_right_during_a_task_decides_nothing(
    haus: Haus, client: Client, lose: Callable[[Haus], None], decision: str, comment: str
) -> None:
    page, url = open_decision(haus, client)
    lose(haus)
    before = traces(page)
    assert post(client, url, page, decision, comment) in {302, 403}
    assert traces(page) == before


@pytest.mark.parametrize(("decision", "comment"), DECISIONS)
def test_head_who_keeps_the_right_decides_with_the_same_form(
    haus: Haus, client: Client, decision: str, comment: str
) -> None:
    """Otherwise the test above would pass for a form that nobody understands."""
    page, url = open_decision(haus, client)
    step = fresh(page).current_workflow_task_state
    before = traces(page)
    assert post(client, url, page, decision, comment) == 200
    step.refresh_from_db()
    wanted = TaskState.STATUS_APPROVED if decision == "freigeben" else TaskState.STATUS_REJECTED
    assert step.status == wanted
    assert traces(page) != before


@pytest.mark.parametrize("action", ["approve", "reject"])
@pytest.mark.parametrize("lose", LOSSES)
def test_neither_does_the_form_that_comes_with_the_cms(
    haus: Haus, client: Client, lose: Callable[[Haus], None], action: str
) -> None:
    page, _url = open_decision(haus, client)
    state = fresh(page).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    lose(haus)
    before = traces(page)
    form = {"comment": "Die Zeiten stimmen nicht.", "pruefsumme": pruefsumme_of(page)}
    assert client.post(url, form).status_code in {302, 403, 404}
    assert traces(page) == before
