"""A package goes live whole or not at all, and nothing slips in after its approval."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.log_actions import registry
from wagtail.models import Page

from portal.freigabe import errors, groups, pakete
from portal.freigabe.models import Mitteilung, Paket, Rolle

from .factories import (
    Haus,
    change,
    fresh,
    make_angebot,
    make_bereich,
    make_user,
    pruefsumme_of,
    submit,
)


def released(haus: Haus, title: str) -> Any:
    page = haus.in_review(title=title)
    state = fresh(page).current_workflow_task_state
    state.task.specific.on_action(state, haus.leitung_a, "approve", pruefsumme=pruefsumme_of(page))
    return fresh(page)


@pytest.fixture
def paket(haus: Haus) -> Paket:
    """Two released pages, approved."""
    found = Paket.objects.create(titel="Sozialausschuss")
    for title in ("Eins", "Zwei"):
        pakete.add(found, released(haus, title), haus.redaktion)
    pakete.approve(found, haus.redaktion)
    found.refresh_from_db()
    return found


def set_date(haus: Haus, paket: Paket, day: datetime.datetime) -> None:
    pakete.rename(paket, paket.titel, day, haus.redaktion)
    pakete.approve(paket, haus.redaktion)


def live(paket: Paket) -> list[bool]:
    return [page.live for page in Page.objects.filter(paketinhalte__paket=paket).order_by("pk")]


def test_everything_goes_online_together(haus: Haus, paket: Paket) -> None:
    pakete.publish(paket, haus.redaktion)
    assert live(paket) == [True, True]
    assert all(fresh(p).freigabezeile for p in pakete.pages_of(paket))


def test_page_that_is_not_released_blocks_the_package_and_is_named(haus: Haus) -> None:
    found = Paket.objects.create(titel="Ausschuss")
    pakete.add(found, released(haus, "Eins"), haus.redaktion)
    pakete.add(found, haus.in_review(title="Nicht freigegeben"), haus.redaktion)
    with pytest.raises(pakete.PaketBlockiert, match="Nicht freigegeben"):
        pakete.approve(found, haus.redaktion)
    with pytest.raises(pakete.PaketBlockiert, match="Nicht freigegeben"):
        pakete.publish(found, haus.redaktion)
    assert live(found) == [False, False]


def test_adding_a_page_ends_the_approval(haus: Haus, paket: Paket) -> None:
    pakete.add(paket, released(haus, "Drei"), haus.redaktion)
    with pytest.raises(pakete.PaketBlockiert):
        pakete.publish(paket, haus.redaktion)
    assert live(paket) == [False, False, False]


def test_text_changed_after_the_approval_keeps_everything_back(haus: Haus, paket: Paket) -> None:
    change(pakete.pages_of(paket)[0], haus.redaktion, kurztext="Still geändert.")
    with pytest.raises(pakete.PaketBlockiert):
        pakete.publish(paket, haus.redaktion)
    assert live(paket) == [False, False]


def test_failure_in_the_middle_leaves_nothing_online(
    haus: Haus, paket: Paket, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Any] = []
    original = pakete.publish_page

    def fails_second(page: Page, user: Any) -> None:
        calls.append(page)
        if len(calls) == 2:
            raise RuntimeError("Strom weg")
        original(page, user)

    monkeypatch.setattr(pakete, "publish_page", fails_second)
    with pytest.raises(RuntimeError):
        pakete.publish(paket, haus.redaktion)
    assert live(paket) == [False, False]
    paket.refresh_from_db()
    assert paket.stand == Paket.Stand.FREIGEGEBEN


def test_nothing_before_the_date_of_the_committee(haus: Haus, paket: Paket) -> None:
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    set_date(haus, paket, tomorrow)
    with pytest.raises(pakete.PaketBlockiert):
        pakete.publish(paket, haus.redaktion)
    assert pakete.publish_due() == (0, 0)
    assert live(paket) == [False, False]
    assert pakete.publish_due(tomorrow) == (1, 0)
    assert live(paket) == [True, True]


def test_blocked_package_holds_up_no_other_and_is_reported_once(haus: Haus, paket: Paket) -> None:
    past = timezone.now() - datetime.timedelta(minutes=1)
    set_date(haus, paket, past)
    other = Paket.objects.create(titel="Anderes", termin=past - datetime.timedelta(hours=1))
    page = released(haus, "Drei")
    pakete.add(other, page, haus.redaktion)
    pakete.approve(other, haus.redaktion)
    change(page, haus.redaktion, kurztext="Doch noch geändert.")
    assert pakete.publish_due() == (1, 1)
    pakete.publish_due()
    assert live(paket) == [True, True]
    reported = Mitteilung.objects.filter(art="paket")
    assert [notice.empfaenger for notice in reported] == [haus.redaktion.email]


def test_published_twice_by_two_clicks_is_published_once(haus: Haus, paket: Paket) -> None:
    pakete.publish(paket, haus.redaktion)
    with pytest.raises(errors.NichtMehrOffen):
        pakete.publish(paket, haus.redaktion)


def test_page_is_in_one_open_package_only(haus: Haus, paket: Paket) -> None:
    other = Paket.objects.create(titel="Anderes")
    with pytest.raises(errors.AktionVerweigert):
        pakete.add(other, pakete.pages_of(paket)[0], haus.redaktion)


@pytest.mark.parametrize("who", ["einreichung_a", "leitung_a", "uebersetzung", "datenpflege"])
def test_packages_are_for_the_redaktion_only(
    haus: Haus, paket: Paket, client: Client, who: str
) -> None:
    user = getattr(haus, who)
    client.force_login(user)
    url = reverse("freigabe_paket", args=[paket.pk])
    assert "Sozialausschuss" not in client.get(url).content.decode()
    client.post(url, {"tat": "veroeffentlichen"})
    with pytest.raises(errors.NichtZustaendig):
        pakete.publish(paket, user)
    assert live(paket) == [False, False]


def test_redaktion_puts_a_package_together_in_the_admin(haus: Haus, client: Client) -> None:
    page = released(haus, "Eins")
    client.force_login(haus.redaktion)
    client.post(reverse("freigabe_pakete"), {"titel": "Ausschuss", "termin": "02.12.2020 17:00"})
    found = Paket.objects.get()
    url = reverse("freigabe_paket", args=[found.pk])
    assert "Eins" in client.get(url).content.decode()
    client.post(url, {"tat": "hinzufuegen", "page": page.pk})
    client.post(url, {"tat": "freigeben"})
    client.post(url, {"tat": "veroeffentlichen"})
    assert live(found) == [True]


def entries(paket: Paket) -> list[str]:
    return [entry.action for entry in reversed(registry.get_logs_for_instance(paket))]


def test_every_deed_on_a_package_leaves_exactly_one_entry(haus: Haus, client: Client) -> None:
    page = released(haus, "Eins")
    client.force_login(haus.redaktion)
    client.post(reverse("freigabe_pakete"), {"titel": "Ausschuss", "termin": "02.12.2099 17:00"})
    found = Paket.objects.get()
    url = reverse("freigabe_paket", args=[found.pk])
    for deed in ("hinzufuegen", "hinzufuegen", "entfernen", "entfernen", "hinzufuegen"):
        client.post(url, {"tat": deed, "page": page.pk})
    client.post(url, {"tat": "freigeben"})
    for _twice in range(2):
        client.post(url, {"tat": "termin", "titel": "Ausschuss", "termin": "03.12.2020 17:00"})
    client.post(url, {"tat": "freigeben"})
    client.post(url, {"tat": "veroeffentlichen"})
    assert [action.removeprefix("freigabe.paket_") for action in entries(found)] == [
        "angelegt",
        "dazu",
        "heraus",
        "dazu",
        "freigegeben",
        "termin",
        "freigegeben",
        "online",
    ]


def test_approved_package_whose_date_is_moved_needs_its_approval_anew(
    haus: Haus, paket: Paket, client: Client
) -> None:
    client.force_login(haus.redaktion)
    url = reverse("freigabe_paket", args=[paket.pk])
    client.post(url, {"tat": "termin", "titel": "Neu", "termin": "22.11.2020 17:00"})
    assert pakete.publish_due() == (0, 0)
    client.post(url, {"tat": "veroeffentlichen"})
    assert live(paket) == [False, False]


def test_date_moved_past_the_form_ends_the_approval_too(haus: Haus, paket: Paket) -> None:
    past = timezone.now() - datetime.timedelta(days=1)
    Paket.objects.filter(pk=paket.pk).update(termin=past)
    assert pakete.publish_due() == (0, 1)
    assert live(paket) == [False, False]


@pytest.mark.parametrize("chosen", ["abc", "1'", "", "-1"])
def test_page_that_is_no_number_is_not_found(haus: Haus, client: Client, chosen: str) -> None:
    paket = Paket.objects.create(titel="Paket")
    client.force_login(haus.redaktion)
    data = {"tat": "hinzufuegen", "page": chosen}
    assert client.post(reverse("freigabe_paket", args=[paket.pk]), data).status_code == 404


def test_date_no_calendar_reaches_is_refused_with_a_sentence(haus: Haus, client: Client) -> None:
    paket = Paket.objects.create(titel="Paket")
    client.force_login(haus.redaktion)
    data = {"tat": "termin", "titel": "Paket", "termin": "01.01.0001 00:00"}
    answer = client.post(reverse("freigabe_paket", args=[paket.pk]), data, follow=True)
    assert answer.status_code == 200
    assert Paket.objects.get(pk=paket.pk).termin is None


def own_page_at_its_head(haus: Haus) -> Any:
    own = make_bereich("3-2", "Soziales")
    make_user("l32", groups.BEREICHSLEITUNG, own, Rolle.LEITUNG)
    page = make_angebot(haus.index, own, haus.redaktion, title="Eigenes")
    return submit(page, haus.redaktion)


def test_own_page_that_waits_for_its_head_is_named_and_keeps_everything_back(
    haus: Haus, client: Client
) -> None:
    found = Paket.objects.create(titel="Ausschuss")
    for page in (released(haus, "Eins"), own_page_at_its_head(haus)):
        pakete.add(found, page, haus.redaktion)
    client.force_login(haus.redaktion)
    url = reverse("freigabe_paket", args=[found.pk])
    why = "wartet auf „Freigabe durch die Bereichsleitung“"
    assert why in client.get(url).content.decode()
    for deed in ("freigeben", "veroeffentlichen"):
        said = client.post(url, {"tat": deed}, follow=True)
        assert said.status_code == 200
        assert f"Eigenes: in Prüfung, {why}" in said.content.decode()
    assert live(found) == [False, False]


def test_refusal_of_the_cms_names_the_page_too(
    haus: Haus, paket: Paket, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the package did not foresee: never a bare 403, and nothing goes online."""

    def refuse(page: Page, user: Any) -> None:
        raise PublishPagePermissionError("You do not have permission to publish this page.")

    monkeypatch.setattr(pakete, "publish_page", refuse)
    client.force_login(haus.redaktion)
    url = reverse("freigabe_paket", args=[paket.pk])
    said = client.post(url, {"tat": "veroeffentlichen"}, follow=True)
    assert said.status_code == 200
    assert "Eins: Sie dürfen diese Seite gerade nicht veröffentlichen" in said.content.decode()
    assert live(paket) == [False, False]
