"""Facts stay fresh: who is asked, what an answer does, and that nothing disappears silently."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from angebote.einreichung import aktualitaet
from angebote.models import Angebot
from portal.freigabe.mitteilen import deliver_due
from portal.freigabe.models import Arbeitslink, Mitteilung

from .factories import Haus, change, fresh, make_live

LINK = re.compile(r"http://testserver(/angaben/[\w-]{43}/)")


def live(haus: Haus, days_ago: int, **fields: Any) -> Angebot:
    """A live offer of Gesundheit, confirmed so many days ago."""
    page = make_live(haus.index, haus.a, **fields)
    day = timezone.localdate() - datetime.timedelta(days=days_ago)
    Angebot.objects.filter(pk=page.pk).update(geprueft_am=day)
    return fresh(page)


def asked() -> list[str]:
    aktualitaet.ask_everybody()
    deliver_due()
    return [to for m in mail.outbox for to in m.to]


def link() -> str:
    found = LINK.search(str(mail.outbox[-1].body))
    assert found
    return found.group(1)


def test_mailbox_is_asked_once_with_all_due_offers(haus: Haus) -> None:
    live(haus, 180, title="Eins")
    live(haus, 175, title="Zwei")
    live(haus, 30, title="Frisch")
    assert asked() == [haus.a.postfach]
    body = str(mail.outbox[0].body)
    assert "Eins" in body
    assert "Zwei" in body
    assert "Frisch" not in body
    assert asked() == [haus.a.postfach]


@pytest.mark.parametrize(
    ("overdue", "whom"),
    [
        (5, ["3-4@example.org"]),
        (20, ["la@example.org", "sa@example.org"]),
        (40, ["red@example.org"]),
    ],
)
def test_silence_is_taken_further_up(haus: Haus, overdue: int, whom: list[str]) -> None:
    live(haus, 183 + overdue)
    assert sorted(asked()) == whom


def test_limited_and_paused_offers_are_asked_about_sooner(haus: Haus) -> None:
    end = timezone.localdate() + datetime.timedelta(days=300)
    live(haus, 95, title="Befristet", befristet_bis=end)
    live(haus, 95, title="Unbefristet")
    assert [p.title for p in aktualitaet.offers_to_confirm()] == ["Befristet"]


def test_still_right_stands_on_the_page_at_once_without_an_account(
    haus: Haus, client: Client
) -> None:
    page = live(haus, 190)
    asked()
    url = link()
    assert client.get(url).status_code == 200
    assert fresh(page).geprueft_am != timezone.localdate()
    client.post(url, {f"a{page.pk}": "stimmt"})
    page = fresh(page)
    assert (page.geprueft_am, page.geprueft_von) == (timezone.localdate(), haus.a)
    assert not page.workflow_in_progress


def test_confirmation_is_not_taken_back_by_a_draft_published_later(haus: Haus) -> None:
    page = live(haus, 190)
    page = change(page, haus.einreichung_a, kurztext="Neuer Text.")
    aktualitaet.confirm(page)
    fresh(page).get_latest_revision().publish()
    assert fresh(page).geprueft_am == timezone.localdate()


def test_change_reaches_those_who_write_it(haus: Haus, client: Client) -> None:
    page = live(haus, 190)
    asked()
    client.post(link(), {f"a{page.pk}": "geaendert", f"t{page.pk}": "Neue Nummer: 4710 159"})
    deliver_due()
    told = {to for m in mail.outbox if "4710 159" in str(m.body) for to in m.to}
    assert told == {haus.einreichung_a.email, haus.redaktion.email}
    assert fresh(page).live


def test_change_without_words_is_asked_for_again(haus: Haus, client: Client) -> None:
    page = live(haus, 190)
    asked()
    answer = client.post(link(), {f"a{page.pk}": "geaendert", f"t{page.pk}": " "})
    assert answer.status_code == 422


def test_gone_offer_stays_until_its_end_is_released(haus: Haus, client: Client) -> None:
    page = live(haus, 190)
    asked()
    client.post(link(), {f"a{page.pk}": "weg", f"d{page.pk}": ""})
    page = fresh(page)
    assert page.live
    assert page.status == "aktiv"
    assert page.workflow_in_progress
    assert page.get_latest_revision_as_object().status == "beendet"


def test_link_of_one_bereich_answers_for_no_other(haus: Haus, client: Client) -> None:
    live(haus, 190)
    foreign = make_live(haus.index, haus.b, title="Lauftreff")
    Angebot.objects.filter(pk=foreign.pk).update(geprueft_am=datetime.date(2020, 1, 1))
    Arbeitslink.objects.all().delete()
    Mitteilung.objects.all().delete()
    asked()
    own = next(m for m in mail.outbox if m.to == [haus.a.postfach])
    found = LINK.search(str(own.body))
    assert found
    client.post(found.group(1), {f"a{foreign.pk}": "stimmt"})
    assert fresh(foreign).geprueft_am == datetime.date(2020, 1, 1)


def test_readers_see_when_facts_were_confirmed_and_that_they_are_old(
    haus: Haus, client: Client
) -> None:
    page = live(haus, 200)
    assert "Lange nicht geprüft" in client.get(page.url).content.decode()
    aktualitaet.confirm(page)
    assert "Lange nicht geprüft" not in client.get(page.url).content.decode()


def test_own_bereich_confirms_in_bulk_with_an_account(haus: Haus, client: Client) -> None:
    from django.urls import reverse

    page = live(haus, 100)
    foreign = make_live(haus.index, haus.b, title="Lauftreff")
    client.force_login(haus.einreichung_a)
    url = reverse("einreichung_stimmen", args=[haus.a.pk])
    client.post(url, {"stimmt": [page.pk, foreign.pk]})
    assert fresh(page).geprueft_am == timezone.localdate()
    assert fresh(foreign).geprueft_am is None


def test_offer_whose_change_was_given_back_costs_nobody_the_other_answers(
    haus: Haus, client: Client
) -> None:
    """A second workflow beside one that was given back is an IntegrityError."""
    given_back, fine = live(haus, 190, title="Zurück"), live(haus, 190, title="Stimmt")
    change(given_back, haus.einreichung_a, kurztext="Neu.")
    given_back.get_workflow().start(fresh(given_back), haus.einreichung_a)
    state = fresh(given_back).current_workflow_task_state
    state.task.specific.on_action(state, haus.leitung_a, "reject", comment="Zeiten fehlen.")
    asked()
    answer = client.post(link(), {f"a{given_back.pk}": "weg", f"a{fine.pk}": "stimmt"})
    assert answer.status_code == 200
    assert fresh(fine).geprueft_am == timezone.localdate()
    assert fresh(given_back).current_workflow_state.status == "needs_changes"
    deliver_due()
    told = {to for m in mail.outbox if "Gibt es nicht mehr" in str(m.body) for to in m.to}
    assert told == {haus.einreichung_a.email, haus.redaktion.email}


def test_each_answer_stands_by_itself(
    haus: Haus, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, unclear, fine = (live(haus, 190, title=title) for title in ("Eins", "Zwei", "Drei"))
    asked()

    def fails(*_args: Any, **_kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("angebote.einreichung.bestaetigen.report_end", fails)
    answers = {f"a{broken.pk}": "weg", f"a{unclear.pk}": "geaendert", f"a{fine.pk}": "stimmt"}
    answer = client.post(link(), answers | {f"t{unclear.pk}": "\u200b"})
    assert answer.status_code == 422
    assert fresh(fine).geprueft_am == timezone.localdate()
    shown = answer.content.decode()
    assert "konnte nicht gespeichert werden" in shown
    assert "Was hat sich geändert?" in shown
