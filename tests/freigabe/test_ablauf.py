"""Nobody gets around the release: every way that would has a test here."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry, TaskState

from portal.freigabe import errors, groups, zulassung
from portal.freigabe.models import Freigabe
from tests.factories.formular import edit_address, page_form

from .factories import Haus, change, fresh, make_angebot, make_bereich, pruefsumme_of, submit


def state_of(page: Any) -> TaskState:
    state: TaskState = fresh(page).current_workflow_task_state
    return state


def act(
    page: Any, user: Any, action: str, comment: str = "", pruefsumme: str | None = None
) -> None:
    state = state_of(page)
    seen = pruefsumme_of(page) if pruefsumme is None else pruefsumme
    state.task.specific.on_action(state, user, action, comment=comment, pruefsumme=seen)


def decide(client: Client, user: Any, state: TaskState, **data: str) -> Any:
    client.force_login(user)
    return client.post(reverse("freigabe_entscheiden", args=[state.pk]), data)


def test_released_text_is_published_and_readers_see_who_released_it(
    haus: Haus, client: Client
) -> None:
    page = haus.in_review()
    seen = pruefsumme_of(page)
    answer = decide(
        client, haus.leitung_a, state_of(page), entscheidung="freigeben", pruefsumme=seen
    )
    assert answer.status_code == 200
    assert not fresh(page).live
    decide(client, haus.redaktion, state_of(page), entscheidung="freigeben", pruefsumme=seen)
    page = fresh(page)
    assert page.live
    line = page.freigabezeile
    assert line is not None
    assert (line["bereich"], line["fassung"]) == ("Bereich 3-4 Gesundheit", 1)


def test_deputy_may_release(haus: Haus) -> None:
    page = haus.in_review()
    act(page, haus.stellvertretung_a, "approve")
    assert Freigabe.objects.get(page=page).rolle == "stellvertretung"


@pytest.mark.parametrize(
    "who", ["einreichung_a", "einreichung_b", "leitung_b", "redaktion", "administration"]
)
def test_only_the_head_of_the_responsible_bereich_releases(haus: Haus, who: str) -> None:
    page = haus.in_review()
    with pytest.raises(errors.NichtZustaendig):
        act(page, getattr(haus, who), "approve")
    assert not Freigabe.objects.exists()


def test_superuser_cannot_release_in_the_name_of_a_bereich(haus: Haus) -> None:
    page = haus.in_review()
    haus.administration.is_superuser = True
    haus.administration.save()
    with pytest.raises(errors.NichtZustaendig):
        act(page, haus.administration, "approve")


def test_head_cannot_release_own_last_change(haus: Haus) -> None:
    page = haus.in_review()
    change(page, haus.leitung_a, kurztext="Von der Leitung selbst.")
    with pytest.raises(errors.EigeneAenderung):
        act(page, haus.leitung_a, "approve")
    act(page, haus.stellvertretung_a, "approve")
    assert Freigabe.objects.valid().count() == 1


def test_empty_save_by_a_colleague_does_not_hide_the_own_change(haus: Haus) -> None:
    page = haus.in_review()
    change(page, haus.leitung_a, kurztext="Von der Leitung selbst.")
    change(page, haus.einreichung_a)
    with pytest.raises(errors.EigeneAenderung):
        act(page, haus.leitung_a, "approve")


def test_approval_holds_for_the_text_that_was_seen(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    seen = pruefsumme_of(page)
    change(page, haus.redaktion, kurztext="Inzwischen anders.")
    answer = decide(
        client, haus.leitung_a, state_of(page), entscheidung="freigeben", pruefsumme=seen
    )
    assert answer.status_code == 409
    assert not Freigabe.objects.exists()


def test_approval_without_saying_what_was_seen_is_refused(haus: Haus) -> None:
    page = haus.in_review()
    with pytest.raises(errors.FassungGeaendert):
        act(page, haus.leitung_a, "approve", pruefsumme="")


def test_revision_overwritten_in_place_is_another_text(haus: Haus) -> None:
    """Autosave writes a new text into the same revision: its number proves nothing."""
    page = haus.in_review()
    seen = pruefsumme_of(page)
    latest = page.get_latest_revision()
    draft = latest.as_object()
    draft.kurztext = "Still geändert."
    draft.save_revision(user=haus.einreichung_a, overwrite_revision=latest)
    assert fresh(page).get_latest_revision().pk == latest.pk
    with pytest.raises(errors.FassungGeaendert):
        act(page, haus.leitung_a, "approve", pruefsumme=seen)


def test_change_after_release_cancels_it_and_asks_the_head_again(haus: Haus) -> None:
    page = haus.in_review()
    act(page, haus.leitung_a, "approve")
    change(page, haus.redaktion, kurztext="Nach der Freigabe.")
    assert not Freigabe.objects.valid().exists()
    assert state_of(page).task.name == "Freigabe durch die Bereichsleitung"
    with pytest.raises(errors.NichtZustaendig):
        act(page, haus.redaktion, "approve")


def test_internal_note_and_schedule_do_not_cancel_a_release(haus: Haus) -> None:
    page = haus.in_review()
    act(page, haus.leitung_a, "approve")
    change(page, haus.redaktion, redaktionsnotiz="Bitte nach den Ferien ansehen.")
    assert Freigabe.objects.valid().count() == 1
    act(page, haus.redaktion, "approve")
    assert fresh(page).live


def test_giving_back_needs_a_reason(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    answer = decide(
        client, haus.leitung_a, state_of(page), entscheidung="zurueckgeben", comment="  "
    )
    assert answer.status_code == 422
    with pytest.raises(errors.GrundFehlt):
        act(page, haus.leitung_a, "reject", comment=" ")
    act(page, haus.leitung_a, "reject", comment="Bitte die Zeiten nennen.")
    assert fresh(page).current_workflow_state.status == "needs_changes"


def test_foreign_step_in_the_address_of_the_own_page_is_refused(haus: Haus, client: Client) -> None:
    own = haus.in_review()
    page = make_angebot(haus.index, haus.b, haus.einreichung_b, title="Lauftreff")
    sport = submit(page, haus.einreichung_b)
    state = state_of(sport)
    client.force_login(haus.leitung_a)
    url = reverse("wagtailadmin_pages:workflow_action", args=[own.pk, "approve", state.pk])
    client.post(url, {"pruefsumme": pruefsumme_of(sport)})
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_double_click_gives_one_release_and_one_entry_in_the_trace(
    haus: Haus, client: Client
) -> None:
    page = haus.in_review()
    state, seen = state_of(page), pruefsumme_of(page)
    first = decide(client, haus.leitung_a, state, entscheidung="freigeben", pruefsumme=seen)
    second = decide(client, haus.leitung_a, state, entscheidung="freigeben", pruefsumme=seen)
    assert (first.status_code, second.status_code) == (200, 409)
    assert Freigabe.objects.count() == 1
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.workflow.approve").count() == 1


def test_step_withdrawn_in_another_tab_cannot_be_approved(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    state, seen = state_of(page), pruefsumme_of(page)
    fresh(page).current_workflow_state.cancel(user=haus.einreichung_a)
    answer = decide(client, haus.leitung_a, state, entscheidung="freigeben", pruefsumme=seen)
    assert answer.status_code == 409
    client.force_login(haus.leitung_a)
    edit = client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {"action-workflow-action": "true", "workflow-action-name": "approve"},
    )
    assert edit.status_code < 500
    assert not Freigabe.objects.exists()


def test_head_removed_from_the_group_meanwhile_cannot_release(haus: Haus) -> None:
    page = haus.in_review()
    haus.leitung_a.groups.remove(Group.objects.get(name=groups.BEREICHSLEITUNG))
    with pytest.raises(errors.NichtZustaendig):
        act(page, haus.leitung_a, "approve")


def test_deactivated_head_cannot_release(haus: Haus) -> None:
    page = haus.in_review()
    haus.leitung_a.is_active = False
    haus.leitung_a.save()
    with pytest.raises(errors.NichtZustaendig):
        act(page, haus.leitung_a, "approve")


def test_page_without_bereich_cannot_be_submitted(haus: Haus) -> None:
    page = haus.draft(title="Ohne Bereich")
    page = change(page, haus.einreichung_a, clean=False, zustaendiger_bereich=None)
    with pytest.raises(errors.AktionVerweigert):
        submit(page, haus.einreichung_a)


def test_redaktion_cannot_publish_what_is_not_released_through_the_workflow(haus: Haus) -> None:
    page = haus.in_review()
    act(page, haus.leitung_a, "approve")
    Freigabe.objects.all().delete()
    with pytest.raises(errors.FassungGeaendert):
        act(page, haus.redaktion, "approve")
    assert not fresh(page).live


def test_direct_publication_carries_no_release_line(haus: Haus) -> None:
    """The Redaktion may correct a live page at once; the page then claims no release."""
    page = haus.in_review()
    act(page, haus.leitung_a, "approve")
    act(page, haus.redaktion, "approve")
    page = change(page, haus.redaktion, kurztext="Eilige Berichtigung.")
    zulassung.correct(page, haus.redaktion, "Die Nummer war falsch.", pruefsumme_of(page))
    assert fresh(page).kurztext == "Eilige Berichtigung."
    assert fresh(page).freigabezeile is None


def test_what_is_in_review_can_be_neither_deleted_nor_moved(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    for user in (haus.einreichung_a, haus.redaktion, haus.administration):
        client.force_login(user)
        client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        client.post(reverse("wagtailadmin_pages:delete", args=[haus.index.pk]))
        client.post(
            reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
            + f"?id={page.pk}"
        )
        target = haus.index.get_parent().pk
        client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target]))
    assert fresh(page).workflow_in_progress
    assert fresh(page).get_parent().pk == haus.index.pk


def test_unit_without_a_head_is_released_by_the_bereich_above(haus: Haus) -> None:
    unit = make_bereich("3-4-10", "Suchthilfe", art="fachbereich", uebergeordnet=haus.a)
    page = submit(make_angebot(haus.index, unit, haus.redaktion), haus.redaktion)
    act(page, haus.leitung_a, "approve")
    assert Freigabe.objects.get(page=page).bereich == unit


def test_editors_cannot_publish_past_a_release_that_is_pending(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    assert not page.permissions_for_user(haus.redaktion).can_publish()
    client.force_login(haus.redaktion)
    form = page_form(client, page)
    client.post(edit_address(page), form)
    assert not fresh(page).live
    assert fresh(page).workflow_in_progress


def test_editors_publish_what_has_been_released(haus: Haus) -> None:
    page = haus.in_review()
    act(page, haus.leitung_a, "approve")
    assert fresh(page).specific.permissions_for_user(haus.redaktion).can_publish()
