"""A text taken back out of review: by its own people only, and nothing of the review stays."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.freigabe import errors, pakete
from portal.freigabe.models import Freigabe, Mitteilung, Paket
from portal.freigabe.zurueckziehen import withdraw

from .factories import Haus, change, fresh, make_live, submit
from .test_pakete import released


def url_of(page: Any) -> str:
    return reverse("freigabe_zurueckziehen", args=[page.pk])


def test_author_takes_a_text_back_and_the_head_is_told(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    client.force_login(haus.einreichung_a)
    assert page.draft_title in client.get(url_of(page)).content.decode()
    assert client.post(url_of(page)).status_code == 302
    assert not fresh(page).workflow_in_progress
    told = Mitteilung.objects.filter(art="zurueckgezogen")
    assert [notice.empfaenger for notice in told] == [haus.leitung_a.email]


def test_opening_the_page_withdraws_nothing(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    client.force_login(haus.einreichung_a)
    assert client.get(url_of(page)).status_code == 200
    assert fresh(page).workflow_in_progress


@pytest.mark.parametrize(
    "who", ["einreichung_b", "leitung_a", "leitung_b", "uebersetzung", "datenpflege"]
)
def test_nobody_else_takes_it_back(haus: Haus, client: Client, who: str) -> None:
    page = haus.in_review()
    client.force_login(getattr(haus, who))
    client.post(url_of(page))
    with pytest.raises(errors.NichtZustaendig):
        withdraw(fresh(page), getattr(haus, who))
    assert fresh(page).workflow_in_progress


def test_second_click_says_that_it_is_over(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    client.force_login(haus.einreichung_a)
    client.post(url_of(page))
    answer = client.post(url_of(page), follow=True)
    assert answer.status_code == 200
    with pytest.raises(errors.NichtMehrOffen):
        withdraw(fresh(page), haus.einreichung_a)


def test_withdrawn_text_slips_into_no_package(haus: Haus) -> None:
    """Its release would otherwise still hold, and the Redaktion could publish it."""
    page = released(haus, "Eins")
    paket = Paket.objects.create(titel="Ausschuss")
    pakete.add(paket, page, haus.redaktion)
    withdraw(page, haus.einreichung_a)
    assert not Freigabe.objects.valid().exists()
    with pytest.raises(pakete.PaketBlockiert, match="Eins"):
        pakete.approve(paket, haus.redaktion)


def test_released_text_with_a_date_keeps_its_release(haus: Haus) -> None:
    """Scheduling ends the workflow, too; on the day readers must see who released it."""
    page = released(haus, "Eins")
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    page = change(page, haus.redaktion, go_live_at=tomorrow)
    page.get_latest_revision().publish(user=haus.redaktion)
    assert Freigabe.objects.valid().filter(page=page).exists()


def test_mail_shows_where_to_look_only_if_something_is_online(haus: Haus) -> None:
    page = haus.in_review()
    withdraw(page, haus.einreichung_a)
    told = Mitteilung.objects.get(art="zurueckgezogen")
    assert "was online ist" not in told.text
    assert "wieder ein Entwurf" in told.text
    assert "sprechstunde" not in told.adresse


def test_mail_leads_to_what_is_online_when_only_a_change_was_withdrawn(haus: Haus) -> None:
    page = make_live(haus.index, haus.a)
    page = submit(change(page, haus.einreichung_a, kurztext="Anders."), haus.einreichung_a)
    withdraw(page, haus.einreichung_a)
    told = Mitteilung.objects.get(art="zurueckgezogen")
    assert "was online ist" in told.text
    assert told.adresse == page.full_url
