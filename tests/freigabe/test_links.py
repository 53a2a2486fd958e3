"""Release by link: once, in time, for one text, by the right person."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.freigabe.errors import GrundFehlt
from portal.freigabe.mitteilen import deliver_due
from portal.freigabe.models import Arbeitslink, Freigabe, Mitteilung, Zustaendigkeit

from .factories import Haus, change, fresh, pruefsumme_of

LINK = re.compile(r"http://testserver(/(?:freigabe|abstimmung)/[\w-]{43}/)")


def sent(to: str) -> list[Any]:
    """Every mail to an address, oldest first; everything due is sent first."""
    Mitteilung.objects.undelivered().update(naechster_versuch=timezone.now())
    deliver_due()
    return [m for m in mail.outbox if m.to == [to]]


def last_link(to: str) -> str:
    """Address of the newest link in the mails to ``to``."""
    found = LINK.search(str(sent(to)[-1].body))
    assert found
    return found.group(1)


def post(client: Client, url: str, page: Any, decision: str = "freigeben", **data: str) -> Any:
    values = {"entscheidung": decision, "pruefsumme": pruefsumme_of(page)} | data
    return client.post(url, values)


def test_head_without_a_password_releases_from_the_mail(haus: Haus, client: Client) -> None:
    haus.leitung_a.set_unusable_password()
    haus.leitung_a.save()
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    assert client.get(url).status_code == 200
    assert post(client, url, page).status_code == 200
    freigabe = Freigabe.objects.get(page=page)
    assert (freigabe.user, freigabe.weg) == (haus.leitung_a, "link")


def test_opening_a_link_decides_nothing(haus: Haus, client: Client) -> None:
    """Mail scanners open every link, some with HEAD."""
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    for _ in range(3):
        client.get(url)
        client.head(url)
    assert not Freigabe.objects.exists()
    assert post(client, url, page).status_code == 200


def test_used_link_decides_nothing_again(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    post(client, url, page)
    assert post(client, url, page).status_code == 410
    assert client.get(url).status_code == 410
    assert Freigabe.objects.count() == 1


def test_expired_link_decides_nothing_and_offers_a_new_one(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    Arbeitslink.objects.update(gueltig_bis=timezone.now() - datetime.timedelta(seconds=1))
    assert post(client, url, page).status_code == 410
    assert not Freigabe.objects.exists()
    client.post(f"{url}neu/")
    fresh_url = last_link(haus.leitung_a.email)
    assert fresh_url != url
    assert post(client, fresh_url, page).status_code == 200


def test_new_link_goes_to_the_address_on_record_only(haus: Haus, client: Client) -> None:
    haus.in_review()
    url = last_link(haus.leitung_a.email)
    Arbeitslink.objects.update(gueltig_bis=timezone.now() - datetime.timedelta(seconds=1))
    client.post(f"{url}neu/", {"email": "fremd@example.org", "empfaenger": "fremd@example.org"})
    assert set(Arbeitslink.objects.values_list("empfaenger", flat=True)) == {haus.leitung_a.email}


def test_link_to_an_older_text_decides_nothing(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    change(page, haus.redaktion, kurztext="Inzwischen anders.")
    assert post(client, url, page).status_code == 409
    assert not Freigabe.objects.exists()
    assert post(client, last_link(haus.leitung_a.email), page).status_code == 200


def test_new_link_that_was_asked_for_comes_at_once_not_when_the_text_has_rested(
    haus: Haus, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    change(page, haus.redaktion, kurztext="Inzwischen anders.")
    deliver_due()
    assert len(mail.outbox) == 1
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{url}neu/")
    assert [m.to for m in mail.outbox] == [[haus.leitung_a.email]] * 2


def test_withdrawn_review_closes_its_links_and_says_so(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    fresh(page).current_workflow_state.cancel(user=haus.einreichung_a)
    answer_page = post(client, url, page)
    assert answer_page.status_code == 410
    assert not Freigabe.objects.exists()
    assert sent(haus.leitung_a.email)[-1].subject.startswith("Erledigt")


def test_deputy_was_faster(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    state = fresh(page).current_workflow_task_state
    state.task.specific.on_action(
        state, haus.stellvertretung_a, "approve", pruefsumme=pruefsumme_of(page)
    )
    assert post(client, url, page).status_code == 410
    assert Freigabe.objects.count() == 1


def test_while_the_head_is_away_the_deputy_is_asked(haus: Haus) -> None:
    today = timezone.localdate()
    Zustaendigkeit.objects.filter(user=haus.leitung_a).update(
        abwesend_von=today, abwesend_bis=today + datetime.timedelta(days=7)
    )
    haus.in_review()
    assert len(sent(haus.stellvertretung_a.email)) == 1
    assert sent(haus.leitung_a.email) == []


def lose_the_group(haus: Haus) -> None:
    haus.leitung_a.groups.clear()


def be_deactivated(haus: Haus) -> None:
    haus.leitung_a.is_active = False
    haus.leitung_a.save()


@pytest.mark.parametrize("loss", [lose_the_group, be_deactivated])
def test_head_who_lost_the_role_neither_decides_nor_reads_by_the_link(
    haus: Haus, client: Client, loss: Callable[[Haus], None]
) -> None:
    page = haus.in_review(kurztext="Noch geheim.")
    url = last_link(haus.leitung_a.email)
    loss(haus)
    for answer in (client.get(url), client.get(f"{url}vorschau/"), post(client, url, page)):
        assert answer.status_code == 410
        assert "Noch geheim." not in answer.content.decode()
    assert not Freigabe.objects.exists()


def test_asking_for_a_new_link_with_one_that_is_open_leads_back_to_it(
    haus: Haus, client: Client
) -> None:
    """Not “decided already”: whoever believes that leaves the text lying."""
    haus.in_review()
    url = last_link(haus.leitung_a.email)
    answer = client.post(f"{url}neu/")
    assert (answer.status_code, answer["Location"]) == (302, url)


@pytest.mark.parametrize("reason", ["\u200b", " \u2060\ufeff ", "\u3164", "…"])
def test_signs_that_say_nothing_are_no_reason(haus: Haus, client: Client, reason: str) -> None:
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    assert post(client, url, page, "zurueckgeben", comment=reason).status_code == 422
    state = fresh(page).current_workflow_task_state
    with pytest.raises(GrundFehlt):
        state.task.specific.on_action(state, haus.leitung_a, "reject", comment=reason)


def test_own_last_change_cannot_be_released_by_link(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    change(page, haus.leitung_a, kurztext="Selbst geändert.")
    url = last_link(haus.leitung_a.email)
    assert post(client, url, page).status_code == 409
    assert not Freigabe.objects.exists()


def test_giving_back_by_link_needs_a_reason_and_keeps_the_link_until_then(
    haus: Haus, client: Client
) -> None:
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    assert post(client, url, page, "zurueckgeben").status_code == 422
    assert post(client, url, page, "zurueckgeben", comment="Zeiten fehlen.").status_code == 200
    assert fresh(page).current_workflow_state.status == "needs_changes"
    assert "Zeiten fehlen." in str(sent(haus.einreichung_a.email)[-1].body)


def test_no_token_stands_in_the_database(haus: Haus) -> None:
    haus.in_review()
    token = last_link(haus.leitung_a.email).split("/")[2]
    rows = [*Arbeitslink.objects.values(), *Mitteilung.objects.values()]
    assert not any(token in str(row) for row in rows)


def test_guessing_tokens_is_slowed_down(haus: Haus, client: Client) -> None:
    codes = {client.get(f"/freigabe/{'x' * 42}{i % 10}/").status_code for i in range(25)}
    assert codes == {404, 429}


def test_guesses_from_the_same_network_lock_nobody_out(haus: Haus, client: Client) -> None:
    """Behind a proxy or in the town hall everybody has one address."""
    page = haus.in_review()
    for nr in range(25):
        client.post(f"/freigabe/{'y' * 41}{nr:02d}/")
    url = last_link(haus.leitung_a.email)
    assert client.get(url).status_code == 200
    assert post(client, url, page).status_code == 200


def test_one_link_cannot_be_tried_without_end(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    codes = [post(client, url, page, "zurueckgeben").status_code for _ in range(21)]
    assert codes == [422] * 20 + [429]


def test_link_pages_are_kept_by_no_cache_and_no_search_engine(haus: Haus, client: Client) -> None:
    haus.in_review()
    answer_page = client.get(last_link(haus.leitung_a.email))
    assert "no-store" in answer_page["Cache-Control"]
    assert b'name="robots" content="noindex"' in answer_page.content
    assert answer_page["Referrer-Policy"] == "same-origin"


def test_browser_can_send_the_form_of_a_link(haus: Haus) -> None:
    """Under “no-referrer” browsers send “Origin: null”, and every decision would end in a 403."""
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    browser = Client(enforce_csrf_checks=True)
    html = browser.get(url).content.decode()
    assert not re.search(r"<meta[^>]*referrer", html)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)
    assert token
    values = {
        "entscheidung": "freigeben",
        "pruefsumme": pruefsumme_of(page),
        "csrfmiddlewaretoken": token[1],
    }
    forged = browser.post(url, values, headers={"origin": "null"})
    assert forged.status_code == 403
    sent_form = browser.post(url, values, headers={"origin": "http://testserver"})
    assert sent_form.status_code == 200
    assert Freigabe.objects.filter(page=page).exists()
