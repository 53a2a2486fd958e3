"""A text that was given back: its people always have a next step, and none is a side door."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry, TaskState, WorkflowState

from portal.freigabe import errors, heute, zulassung
from portal.freigabe.models import Mitteilung
from portal.freigabe.zurueckziehen import withdraw
from portal.home.models import Standardseite

from .factories import (
    Haus,
    change,
    fresh,
    make_angebot,
    make_bereich,
    make_live,
    make_user,
    pruefsumme_of,
    submit,
)
from .test_zulassung import decide, press_publish, standard_page

REASON = "Bitte die Uhrzeit prüfen."


def give_back(page: Any, user: Any) -> Any:
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, user, "reject", comment=REASON)
    return page.__class__.objects.get(pk=page.pk)


@pytest.fixture
def online(haus: Haus) -> Any:
    """A page that readers see; the head gave back the change of it."""
    page = change(make_live(haus.index, haus.a), haus.einreichung_a, kurztext="Neue Nummer.")
    return give_back(submit(page, haus.einreichung_a), haus.leitung_a)


def test_wrong_number_online_is_corrected_although_the_change_was_given_back(
    haus: Haus, client: Client, online: Any
) -> None:
    answer = press_publish(client, haus.redaktion, online, kurztext="Telefon 0208 1.")
    url = reverse("freigabe_berichtigen", args=[online.pk])
    assert answer["Location"] == url, "the editor's button leads to the correction"
    assert fresh(online).kurztext == "Ein Gespräch."
    assert 'name="grund"' in client.get(url).content.decode()
    client.post(url, {"grund": "Falsche Nummer.", "pruefsumme": pruefsumme_of(online)})
    assert fresh(online).kurztext == "Telefon 0208 1."
    assert fresh(online).current_workflow_state is None, "nothing is left to submit again"


def test_correction_of_a_text_given_back_is_one_entry_and_no_mail(haus: Haus, online: Any) -> None:
    before = PageLogEntry.objects.filter(page=online.pk).count()
    mails = Mitteilung.objects.count()
    zulassung.correct(online, haus.redaktion, "Eilig", pruefsumme_of(online))
    assert PageLogEntry.objects.filter(page=online.pk).count() == before + 1
    told = Mitteilung.objects.order_by("pk")[mails:]
    assert {notice.art for notice in told} <= {"online"}


def test_text_in_review_is_still_not_corrected_past_its_head(haus: Haus, online: Any) -> None:
    online.current_workflow_state.resume(haus.einreichung_a)
    with pytest.raises(errors.NichtMehrOffen):
        zulassung.correct(fresh(online), haus.redaktion, "Eilig", pruefsumme_of(online))


@pytest.mark.parametrize("who", ["einreichung_a", "redaktion"])
def test_change_that_was_given_back_is_withdrawn(
    haus: Haus, client: Client, online: Any, who: str
) -> None:
    client.force_login(getattr(haus, who))
    url = reverse("freigabe_zurueckziehen", args=[online.pk])
    assert "<button" in client.get(url).content.decode().partition("<main")[2]
    client.post(url)
    assert fresh(online).current_workflow_state is None
    assert fresh(online).live
    assert not Mitteilung.objects.filter(art="zurueckgezogen").exists(), "nobody was waiting"
    with pytest.raises(errors.NichtMehrOffen):
        withdraw(fresh(online), getattr(haus, who))


def test_withdrawn_change_can_be_submitted_again_from_the_start(haus: Haus, online: Any) -> None:
    withdraw(online, haus.einreichung_a)
    page = submit(fresh(online), haus.einreichung_a)
    decide_state = page.current_workflow_task_state
    assert decide_state.status == TaskState.STATUS_IN_PROGRESS


def test_fachbereich_reads_what_to_do_with_a_text_given_back(
    haus: Haus, client: Client, online: Any
) -> None:
    client.force_login(haus.einreichung_a)
    text = client.get(reverse("einreichung_uebersicht")).content.decode()
    assert REASON in text
    assert reverse("freigabe_zurueckziehen", args=[online.pk]) in text
    assert reverse("einreichung_aendern", args=[online.pk]) in text


def titles_for(user: Any) -> list[str]:
    return [task.titel for task in heute.tasks_for(user)]


def test_redaktion_sees_what_was_given_back_with_every_next_step(
    haus: Haus, client: Client, online: Any
) -> None:
    assert "1 Text wurde zurückgegeben" in titles_for(haus.redaktion)
    client.force_login(haus.redaktion)
    text = client.get(reverse("freigabe_liste")).content.decode()
    for name in ("freigabe_zurueckziehen", "freigabe_berichtigen", "wagtailadmin_pages:edit"):
        assert reverse(name, args=[online.pk]) in text
    assert REASON in text


def test_list_names_a_text_given_back_to_its_own_people_only(
    haus: Haus, client: Client, online: Any
) -> None:
    assert "1 Text wurde zurückgegeben" in titles_for(haus.einreichung_a)
    for who in ("einreichung_b", "leitung_b", "datenpflege", "uebersetzung"):
        assert "1 Text wurde zurückgegeben" not in titles_for(getattr(haus, who))
        client.force_login(getattr(haus, who))
        assert REASON not in client.get(reverse("freigabe_liste")).content.decode()


def test_correction_is_offered_for_what_is_online_only(haus: Haus, client: Client) -> None:
    page = give_back(haus.in_review(), haus.leitung_a)
    client.force_login(haus.redaktion)
    text = client.get(reverse("freigabe_liste")).content.decode()
    assert reverse("freigabe_zurueckziehen", args=[page.pk]) in text
    assert reverse("freigabe_berichtigen", args=[page.pk]) not in text


def test_own_text_of_the_redaktion_its_head_gave_back_goes_online_with_a_reason_only(
    haus: Haus, client: Client
) -> None:
    own = make_bereich("3-2", "Soziales")
    head = make_user("l32", "Bereichsleitung", own, "leitung")
    page = make_angebot(haus.index, own, haus.redaktion)
    page.get_latest_revision().publish(user=haus.redaktion)
    page = submit(change(fresh(page), haus.redaktion, kurztext="Neu."), haus.redaktion)
    page = give_back(page, head)
    answer = press_publish(client, haus.redaktion, page)
    assert fresh(page).kurztext == "Ein Gespräch."
    assert answer["Location"] == reverse("freigabe_berichtigen", args=[page.pk])
    zulassung.correct(page, haus.redaktion, "Eilig", pruefsumme_of(page))
    assert fresh(page).kurztext == "Neu."


def test_page_without_a_bereich_that_was_given_back_is_corrected_and_withdrawn(
    haus: Haus, client: Client
) -> None:
    other = make_user("red2", "Redaktion")
    page = standard_page(haus, other)
    decide(client, haus.redaktion, page)
    page = Standardseite.objects.get(pk=page.pk)
    draft = page.get_latest_revision_as_object()
    draft.kurztext = "Neu."
    draft.save_revision(user=other)
    page.get_workflow().start(Standardseite.objects.get(pk=page.pk), other)
    page = give_back(Standardseite.objects.get(pk=page.pk), haus.redaktion)
    assert "1 Text wurde zurückgegeben" in titles_for(other)
    zulassung.correct(page, haus.redaktion, "Eilig", pruefsumme_of(page))
    assert Standardseite.objects.get(pk=page.pk).kurztext == "Neu."


def test_no_state_of_a_text_given_back_is_left_without_a_step(haus: Haus) -> None:
    """Never online: submitted again or withdrawn; neither leaves the old review behind."""
    page = give_back(haus.in_review(), haus.leitung_a)
    withdraw(page, haus.einreichung_a)
    page = give_back(submit(fresh(page), haus.einreichung_a), haus.leitung_a)
    page.current_workflow_state.resume(haus.einreichung_a)
    assert WorkflowState.objects.active().for_instance(page).count() == 1
