"""A second window that saves while somebody decides: nobody approves a text they have not seen."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.freigabe.models import Arbeitslink, Freigabe
from tests.factories.formular import edit_address, page_form

from .factories import Haus, fresh, make_user, pruefsumme_of
from .test_links import last_link, post
from .test_pakete import released

UNSEEN = "Nie gesehen."


class Fenster:
    """The editor open in a browser: what it was loaded with, and what its autosave sends."""

    def __init__(self, user: Any, page: Any) -> None:
        self.client, self.page = Client(), page
        self.client.force_login(user)
        self.form = page_form(self.client, page, action="autosave")
        self.form.pop("autosave")

    def autosave(self, text: str, overwrite: Any = None) -> Any:
        """As the editor does some seconds after a key was pressed; JSON comes back."""
        self.form["kurztext"] = text
        if overwrite is not None:
            self.form["overwrite_revision_id"] = str(overwrite)
        return self.client.post(edit_address(self.page), self.form, headers=JSON)


JSON = {"accept": "application/json"}


def seen_by(client: Client, user: Any, page: Any) -> dict[str, str]:
    """Open the page of the decision; what its button would send."""
    client.force_login(user)
    state = fresh(page).current_workflow_task_state
    shown = client.get(reverse("freigabe_entscheiden", args=[state.pk]))
    assert shown.status_code == 200
    return {"entscheidung": "freigeben", "pruefsumme": shown.context["e"].stand.pruefsumme}


def press(client: Client, page: Any, form: dict[str, str], state: Any = None) -> Any:
    state = state or fresh(page).current_workflow_task_state
    return client.post(reverse("freigabe_entscheiden", args=[state.pk]), form)


def test_window_of_the_author_left_open_saves_nothing_once_it_is_submitted(
    haus: Haus, client: Client
) -> None:
    page = haus.draft()
    window = Fenster(haus.einreichung_a, page)
    page.get_workflow().start(page, haus.einreichung_a)
    form = seen_by(client, haus.leitung_a, page)
    for latest in (None, fresh(page).latest_revision_id):
        assert window.autosave(UNSEEN, latest).status_code in {400, 403}
    assert press(client, page, form).status_code == 200
    revision = Freigabe.objects.get().revision
    assert revision is not None
    assert revision.as_object().kurztext == "Ein Gespräch."


@pytest.mark.parametrize("by_link", [True, False])
def test_window_that_saves_before_the_button_is_pressed_stops_the_release(
    haus: Haus, client: Client, by_link: bool
) -> None:
    """A head may write, too, if the Bereich lets them: two windows of one person."""
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    form = seen_by(client, haus.leitung_a, page)
    haus.stellvertretung_a.groups.add(*haus.redaktion.groups.all())
    answer = Fenster(haus.stellvertretung_a, page).autosave(UNSEEN)
    assert answer.status_code == 200, answer.content
    stopped = client.post(url, form) if by_link else press(client, page, form)
    assert stopped.status_code == 409
    assert not Freigabe.objects.exists()


def test_autosave_while_the_redaktion_publishes_stops_it_and_asks_the_head_again(
    haus: Haus, client: Client
) -> None:
    page = released(haus, "Eins")
    step = fresh(page).current_workflow_task_state
    form = seen_by(client, make_user("red2", "Redaktion"), page)
    answer = Fenster(haus.redaktion, page).autosave(UNSEEN)
    assert answer.status_code == 200, answer.content
    assert press(client, page, form, step).status_code == 409
    assert not fresh(page).live
    assert not Freigabe.objects.valid().exists()
    assert fresh(page).current_workflow_task_state.task.name == "Freigabe durch die Bereichsleitung"


def test_autosave_into_the_revision_that_was_released_is_not_released(
    haus: Haus, client: Client
) -> None:
    """Wagtail writes on in the same revision: its number stays, the text is another."""
    page = released(haus, "Eins")
    window = Fenster(haus.redaktion, page)
    own = window.autosave("Von der Redaktion.").json()["revision_id"]
    url = last_link_of(page)
    assert post(client, url, page).status_code == 200
    assert Freigabe.objects.valid().get().revision_id == own
    step = fresh(page).current_workflow_task_state
    form = seen_by(client, make_user("red2", "Redaktion"), page)
    answer = window.autosave(UNSEEN, overwrite=own)
    assert answer.json()["revision_id"] == own
    assert press(client, page, form, step).status_code == 409
    assert not fresh(page).live
    assert not Freigabe.objects.valid().exists()
    assert open_link(page).pruefsumme == pruefsumme_of(page), "the head is asked again"


def open_link(page: Any) -> Arbeitslink:
    step = fresh(page).current_workflow_task_state
    return Arbeitslink.objects.usable().get(task_state=step)


def last_link_of(page: Any) -> str:
    """Address of the link to the newest text, as its mail has it."""
    link = open_link(page)
    return reverse("freigabe_link_freigabe", args=[link.new_token()])


def test_second_window_that_is_behind_overwrites_nothing(haus: Haus) -> None:
    page = haus.draft()
    first, second = (Fenster(haus.einreichung_a, page) for _window in range(2))
    assert first.autosave("Neuer Text.").status_code == 200
    refused = second.autosave("Alter Text.")
    assert refused.status_code == 400
    assert fresh(page).get_latest_revision_as_object().kurztext == "Neuer Text."
    assert pruefsumme_of(page)
