"""Abstimmung: every Bereich involved is asked, and silence is never taken for consent."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import TaskState

from portal.freigabe.abstimmen import answer
from portal.freigabe.errors import AktionVerweigert
from portal.freigabe.models import Arbeitslink, Stimme
from portal.freigabe.models.aufgaben import entwurfsstand_of

from .factories import Haus, change, fresh, make_angebot, make_bereich, pruefsumme_of, submit
from .test_links import last_link, post, sent


def asked(haus: Haus) -> Any:
    """An offer of Gesundheit that Sport has to agree to."""
    page = make_angebot(haus.index, haus.a, haus.einreichung_a, title="Bewegt älter werden")
    draft = page.get_latest_revision_as_object()
    draft.beteiligte_bereiche = [haus.b]
    draft.save_revision(user=haus.einreichung_a)
    return submit(page, haus.einreichung_a)


def test_bereich_agrees_by_link_and_the_head_is_asked_next(haus: Haus, client: Client) -> None:
    page = asked(haus)
    assert fresh(page).current_workflow_task.name == "Abstimmung der beteiligten Bereiche"
    url = last_link(haus.b.postfach)
    assert client.get(url).status_code == 200
    assert client.post(url, {"antwort": "ja"}).status_code == 200
    assert fresh(page).current_workflow_task.name == "Freigabe durch die Bereichsleitung"
    shown = client.get(last_link(haus.leitung_a.email)).content.decode()
    assert "Bereich 2-5 Sport" in shown


def test_silence_is_shown_as_silence_and_goes_on_only_with_a_reason(
    haus: Haus, client: Client
) -> None:
    page = asked(haus)
    state = fresh(page).current_workflow_task_state
    client.force_login(haus.redaktion)
    url = f"/verwaltung/abstimmung/{state.pk}/"
    client.post(url, {"tat": "weiter", "grund": " "})
    assert fresh(page).current_workflow_task_state.pk == state.pk
    client.post(url, {"tat": "weiter", "grund": "Betrifft den Sport nicht."})
    assert fresh(page).current_workflow_task.name == "Freigabe durch die Bereichsleitung"
    shown = client.get(last_link(haus.leitung_a.email)).content.decode()
    assert "Betrifft den Sport nicht." in shown
    assert Stimme.objects.get().antwort == "offen"


@pytest.mark.parametrize("antwort", ["nein", "ja_mit_aenderung"])
def test_no_and_change_need_words(haus: Haus, client: Client, antwort: str) -> None:
    asked(haus)
    url = last_link(haus.b.postfach)
    assert client.post(url, {"antwort": antwort, "text": "  "}).status_code == 422
    assert client.post(url, {"antwort": antwort, "text": "Bitte das Alter."}).status_code == 200
    assert Stimme.objects.get().antwort == antwort


def test_a_no_holds_the_text_until_the_redaktion_decides(haus: Haus) -> None:
    page = asked(haus)
    answer(Stimme.objects.get(), "nein", "Passt nicht.")
    state = fresh(page).current_workflow_task_state
    assert state.task.name == "Abstimmung der beteiligten Bereiche"
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_reminder_goes_to_the_silent_once_a_day(haus: Haus, client: Client) -> None:
    page = asked(haus)
    state = fresh(page).current_workflow_task_state
    client.force_login(haus.redaktion)
    for _ in range(2):
        client.post(f"/verwaltung/abstimmung/{state.pk}/", {"tat": "erinnern"})
    subjects = [m.subject for m in sent(haus.b.postfach)]
    assert [subject.startswith("Erinnerung") for subject in subjects] == [False, True]


def test_answer_names_the_text_it_was_given_to(haus: Haus) -> None:
    page = asked(haus)
    stimme = Stimme.objects.get()
    answer(stimme, "nein", "Passt nicht.")
    before = entwurfsstand_of(page).pruefsumme
    change(page, haus.redaktion, kurztext="Anders.")
    stimme.refresh_from_db()
    assert stimme.pruefsumme == before != pruefsumme_of(page)


def test_own_bereich_answers_in_the_admin_a_foreign_one_does_not(
    haus: Haus, client: Client
) -> None:
    page = asked(haus)
    state = fresh(page).current_workflow_task_state
    url = f"/verwaltung/abstimmung/{state.pk}/"
    client.force_login(haus.einreichung_a)
    client.post(url, {"tat": "antworten", "antwort": "ja"})
    assert Stimme.objects.get().antwort == "offen"
    client.force_login(haus.leitung_b)
    client.post(url, {"tat": "antworten", "antwort": "ja"})
    assert Stimme.objects.get().user == haus.leitung_b


def test_link_of_an_agreement_lives_until_its_due_day(haus: Haus, client: Client) -> None:
    page = asked(haus)
    url = last_link(haus.b.postfach)
    due = fresh(page).current_workflow_task_state.abstimmung.frist
    link = Arbeitslink.objects.get(art="stimme")
    assert timezone.localdate(link.gueltig_bis) == due
    assert client.get(url).status_code == 200


def test_expired_link_of_an_agreement_is_renewed_and_answers(haus: Haus, client: Client) -> None:
    asked(haus)
    url = last_link(haus.b.postfach)
    Arbeitslink.objects.update(gueltig_bis=timezone.now() - datetime.timedelta(seconds=1))
    shown = client.get(url)
    assert shown.status_code == 410
    assert f'action="{url}neu/"' in shown.content.decode()
    assert client.post(f"{url}neu/").status_code == 200
    new = last_link(haus.b.postfach)
    assert new != url
    assert client.post(new, {"antwort": "ja"}).status_code == 200
    assert Stimme.objects.get().antwort == "ja"


def test_bereich_named_when_the_text_was_given_back_is_asked_before_the_release(
    haus: Haus, client: Client
) -> None:
    page = make_angebot(haus.index, haus.a, haus.einreichung_a, title="Vogel-Treff")
    submit(page, haus.einreichung_a)
    post(client, last_link(haus.leitung_a.email), page, "zurueckgeben", comment="Sport?")
    draft = fresh(page).get_latest_revision_as_object()
    draft.beteiligte_bereiche = [haus.b]
    draft.save_revision(user=haus.einreichung_a)
    fresh(page).current_workflow_state.resume(haus.einreichung_a)
    assert fresh(page).current_workflow_task.name == "Abstimmung der beteiligten Bereiche"
    assert client.post(last_link(haus.b.postfach), {"antwort": "ja"}).status_code == 200
    assert fresh(page).current_workflow_task.name == "Freigabe durch die Bereichsleitung"


def test_earlier_answers_stand_beside_the_question_to_a_bereich_named_later(
    haus: Haus, client: Client
) -> None:
    page = asked(haus)
    client.post(last_link(haus.b.postfach), {"antwort": "ja"})
    post(client, last_link(haus.leitung_a.email), page, "zurueckgeben", comment="Soziales?")
    mails = len(sent(haus.b.postfach))
    soziales = make_bereich("3-2", "Soziales")
    draft = fresh(page).get_latest_revision_as_object()
    draft.beteiligte_bereiche = [haus.b, soziales]
    draft.save_revision(user=haus.einreichung_a)
    fresh(page).current_workflow_state.resume(haus.einreichung_a)
    voices = fresh(page).current_workflow_task_state.abstimmung.stimmen
    assert {(v.bereich, v.antwort) for v in voices.all()} == {
        (haus.b, "ja"),
        (soziales, "offen"),
    }
    assert len(sent(haus.b.postfach)) == mails


def test_release_waits_for_a_bereich_named_while_the_head_decides(haus: Haus) -> None:
    page = make_angebot(haus.index, haus.a, haus.einreichung_a, title="Vogel-Treff")
    submit(page, haus.einreichung_a)
    draft = fresh(page).get_latest_revision_as_object()
    draft.beteiligte_bereiche = [haus.b]
    draft.save_revision(user=haus.einreichung_a)
    state = fresh(page).current_workflow_task_state
    with pytest.raises(AktionVerweigert, match="Sport"):
        state.task.specific.on_action(
            state, haus.leitung_a, "approve", pruefsumme=pruefsumme_of(page)
        )
    assert fresh(page).current_workflow_task_state.pk == state.pk
