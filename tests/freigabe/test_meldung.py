"""What comes by link: nobody's draft is submitted for them, nobody releases what they said."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from angebote.einreichung import aktualitaet
from angebote.models import Angebot
from portal.freigabe import errors
from portal.freigabe.models import Arbeitslink, Freigabe, Mitteilung

from .factories import Haus, change, fresh, make_live, pruefsumme_of, submit


def due(haus: Haus, days_over: int = 5, **fields: Any) -> Angebot:
    page = make_live(haus.index, haus.a, **fields)
    day = timezone.localdate() - datetime.timedelta(days=183 + days_over)
    Angebot.objects.filter(pk=page.pk).update(geprueft_am=day)
    return fresh(page)


def address_for(recipient: str) -> str:
    """The address in the mail that was written to ``recipient``."""
    aktualitaet.ask_everybody()
    link = Arbeitslink.objects.get(art=Arbeitslink.Art.ANGABEN, empfaenger=recipient)
    return reverse("freigabe_link_angaben", args=[link.new_token()])


def answer(client: Client, url: str, page: Angebot, kind: str, **data: str) -> None:
    text = {f"t{page.pk}": data.get("text", ""), f"d{page.pk}": data.get("day", "")}
    assert client.post(url, {f"a{page.pk}": kind} | text).status_code == 200


def release(page: Angebot, user: Any) -> None:
    state = fresh(page).current_workflow_task_state
    state.task.specific.on_action(state, user, "approve", pruefsumme=pruefsumme_of(page))


def test_head_who_reports_the_end_by_link_cannot_release_it(haus: Haus, client: Client) -> None:
    page = due(haus, 20)
    answer(client, address_for(haus.leitung_a.email), page, "weg")
    with pytest.raises(errors.EigeneAenderung):
        release(page, haus.leitung_a)
    assert not Freigabe.objects.exists()
    release(page, haus.stellvertretung_a)
    assert Freigabe.objects.valid().count() == 1


def test_head_who_shares_the_mailbox_cannot_release_what_came_from_it(
    haus: Haus, client: Client
) -> None:
    for user in (haus.leitung_a, haus.einreichung_a):
        user.email = haus.a.postfach
        user.save()
    page = due(haus)
    answer(client, address_for(haus.a.postfach), page, "weg")
    with pytest.raises(errors.EigeneAenderung):
        release(page, haus.leitung_a)
    release(page, haus.stellvertretung_a)


def test_unfinished_draft_of_a_colleague_is_not_submitted_by_an_answer(
    haus: Haus, client: Client
) -> None:
    page = due(haus)
    change(page, haus.einreichung_a, kurztext="Halb fertiger Sa")
    answer(client, address_for(haus.a.postfach), page, "weg")
    page = fresh(page)
    assert not page.workflow_in_progress
    draft = page.get_latest_revision_as_object()
    assert (draft.kurztext, draft.status) == ("Halb fertiger Sa", "aktiv")
    told = Mitteilung.objects.filter(text__contains="Gibt es nicht mehr")
    assert haus.einreichung_a.email in told.values_list("empfaenger", flat=True)


def test_end_reported_while_the_change_was_given_back_keeps_that_change(
    haus: Haus, client: Client
) -> None:
    page = due(haus)
    change(page, haus.einreichung_a, kurztext="Neu.")
    state = submit(page, haus.einreichung_a).current_workflow_task_state
    state.task.specific.on_action(state, haus.leitung_a, "reject", comment="Anders.")
    answer(client, address_for(haus.a.postfach), page, "weg")
    assert fresh(page).current_workflow_state.status == "needs_changes"
    assert fresh(page).get_latest_revision_as_object().kurztext == "Neu."


def test_end_is_written_onto_what_readers_see(haus: Haus, client: Client) -> None:
    page = due(haus, kurztext="Wie veröffentlicht.")
    answer(client, address_for(haus.a.postfach), page, "weg")
    draft = fresh(page).get_latest_revision_as_object()
    assert (draft.kurztext, draft.status) == ("Wie veröffentlicht.", "beendet")
    assert fresh(page).workflow_in_progress


@pytest.mark.parametrize(
    ("kind", "action"),
    [("weg", "freigabe.gemeldet"), ("geaendert", "freigabe.gemeldet")],
)
def test_same_answer_three_times_has_one_effect_and_one_entry(
    haus: Haus, client: Client, kind: str, action: str
) -> None:
    page = due(haus)
    url = address_for(haus.a.postfach)
    answer(client, url, page, kind, text="Neue Nummer")
    mails, revision = Mitteilung.objects.count(), fresh(page).latest_revision_id
    for _again in range(2):
        answer(client, url, page, kind, text="Neue Nummer")
    assert PageLogEntry.objects.filter(page=page.pk, action=action).count() == 1
    assert (Mitteilung.objects.count(), fresh(page).latest_revision_id) == (mails, revision)


def test_other_words_are_passed_on(haus: Haus, client: Client) -> None:
    page = due(haus)
    url = address_for(haus.a.postfach)
    for text in ("Neue Nummer", "Neue Zeiten"):
        answer(client, url, page, "geaendert", text=text)
    told = Mitteilung.objects
    assert told.filter(text__contains="Neue Zeiten", empfaenger=haus.redaktion.email).count() == 1


def test_confirmed_by_two_clicks_stands_in_the_trace_once(haus: Haus, client: Client) -> None:
    page = due(haus)
    client.force_login(haus.einreichung_a)
    url = reverse("einreichung_stimmen", args=[haus.a.pk])
    for _again in range(2):
        client.post(url, {"stimmt": [page.pk]})
    entries = PageLogEntry.objects.filter(page=page.pk, action="freigabe.bestaetigt")
    assert entries.count() == 1
