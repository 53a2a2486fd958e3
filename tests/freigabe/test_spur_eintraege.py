"""Every deed leaves exactly one entry in the log of its page, so that nothing is counted twice."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from angebote.einreichung import views
from angebote.models import Angebot
from portal.freigabe import abstimmen, errors, pakete
from portal.freigabe.models import Abstimmung, Paket
from portal.freigabe.zurueckziehen import withdraw

from .factories import Haus, change, fresh, make_bereich, submit
from .test_einreichung import send
from .test_links import last_link, post
from .test_pakete import released
from .test_zulassung import decide


def entries_of(page: Page, deed: Callable[[], Any]) -> list[str]:
    """What the log of the page says after the deed, that it did not say before."""
    before = set(PageLogEntry.objects.filter(page=page.pk).values_list("pk", flat=True))
    deed()
    found = PageLogEntry.objects.filter(page=page.pk).exclude(pk__in=before)
    return list(found.order_by("pk").values_list("action", flat=True))


def test_new_offer_saved_and_submitted_by_the_short_form(
    haus: Haus, client: Client, felder: dict[str, Any]
) -> None:
    send(client, haus.einreichung_a, felder, "entwurf")
    page = Angebot.objects.get()
    log = PageLogEntry.objects.filter(page=page.pk)
    assert list(log.values_list("action", flat=True)) == ["wagtail.create"]
    url = reverse("einreichung_aendern", args=[page.pk])
    submitted = entries_of(
        page, lambda: send(client, haus.einreichung_a, felder, "einreichen", url)
    )
    assert submitted == ["wagtail.workflow.start"]


def test_submission_that_is_refused_leaves_neither_a_page_nor_an_entry(
    haus: Haus, client: Client, felder: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the second try would make the same offer twice."""

    def refuse(page: Any, user: Any) -> None:
        raise errors.AktionVerweigert("Geht gerade nicht.")

    monkeypatch.setattr(views, "submit", refuse)
    answer = send(client, haus.einreichung_a, felder, "einreichen")
    assert answer.status_code == 422
    assert not Angebot.objects.exists()


def test_answers_of_the_bereiche_and_the_step_they_end(haus: Haus) -> None:
    page = haus.draft()
    third = make_bereich("0-4", "Chancengleichheit")
    page = submit(
        change(page, haus.einreichung_a, beteiligte_bereiche=[haus.b, third]), haus.einreichung_a
    )
    first, last = Abstimmung.objects.get().stimmen.order_by("pk")
    for stimme in (first, last):
        assert entries_of(page, lambda s=stimme: abstimmen.answer(s, "ja", "")) == [  # type: ignore[misc]
            "freigabe.stimme"
        ]
    step = fresh(page).current_workflow_task_state
    assert step.task.name == "Freigabe durch die Bereichsleitung"


def test_release_return_withdrawal_and_publication(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    back = {"comment": "Bitte kürzer."}
    deeds: list[tuple[str, Callable[[], Any]]] = [
        (
            "wagtail.workflow.reject",
            lambda: decide(client, haus.leitung_a, page, "zurueckgeben", **back),
        ),
        ("wagtail.workflow.cancel", lambda: withdraw(fresh(page), haus.einreichung_a)),
        ("wagtail.workflow.start", lambda: submit(fresh(page), haus.einreichung_a)),
        ("wagtail.workflow.approve", lambda: decide(client, haus.leitung_a, page)),
        ("wagtail.publish", lambda: decide(client, haus.redaktion, page, comment="Mit Foto.")),
    ]
    for action, deed in deeds:
        assert entries_of(page, deed) == [action]
    published = PageLogEntry.objects.get(page=page.pk, action="wagtail.publish")
    assert (published.user, published.revision) == (haus.redaktion, fresh(page).live_revision)
    client.force_login(haus.redaktion)
    trace = client.get(reverse("freigabe_spur", args=[page.pk])).content.decode()
    assert "Mit Foto." in trace


def test_page_that_changes_its_title_is_published_in_one_entry(haus: Haus, client: Client) -> None:
    page = released(haus, "Alter Titel")
    decide(client, haus.redaktion, page)
    page = submit(change(page, haus.einreichung_a, title="Neuer Titel"), haus.einreichung_a)
    decide(client, haus.leitung_a, page)
    assert entries_of(page, lambda: decide(client, haus.redaktion, page)) == ["wagtail.publish"]
    assert fresh(page).title == "Neuer Titel"


def test_release_for_a_later_day_says_that_it_is_planned(haus: Haus, client: Client) -> None:
    page = haus.draft()
    day = timezone.now() + datetime.timedelta(days=3)
    page = submit(change(page, haus.redaktion, go_live_at=day), haus.einreichung_a)
    decide(client, haus.leitung_a, page)
    planned = entries_of(page, lambda: decide(client, haus.redaktion, page))
    assert planned == ["wagtail.publish.schedule"]
    assert not fresh(page).live


def test_package_is_one_entry_for_itself_and_one_for_each_page(haus: Haus) -> None:
    found = Paket.objects.create(titel="Ausschuss")
    pages = [released(haus, "Eins"), released(haus, "Zwei")]
    for page in pages:
        pakete.add(found, page, haus.redaktion)
    pakete.approve(found, haus.redaktion)
    assert entries_of(pages[0], lambda: pakete.publish(found, haus.redaktion)) == [
        "wagtail.publish"
    ]
    log = PageLogEntry.objects.filter(page=pages[1].pk, action__startswith="wagtail.publish")
    assert log.count() == 1


def test_release_by_link_is_one_entry(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    assert entries_of(page, lambda: post(client, url, page)) == ["wagtail.workflow.approve"]
