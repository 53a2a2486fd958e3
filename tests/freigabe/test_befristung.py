"""A funding that ends takes nobody by surprise, and nothing is offered after its end."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from portal.freigabe.models import Mitteilung
from publikationen.befristung import months_before, run, stage
from publikationen.models import Handlungsempfehlung, HandlungsempfehlungIndex

from .factories import Haus, make_live

TODAY = datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("end", "months"),
    [
        (datetime.date(2027, 11, 25), None),
        (datetime.date(2027, 11, 24), 12),
        (datetime.date(2027, 5, 24), 6),
        (datetime.date(2027, 2, 24), 3),
        (datetime.date(2026, 11, 24), 3),
        (datetime.date(2026, 11, 23), None),
    ],
)
def test_marks_are_twelve_six_and_three_months(end: datetime.date, months: int | None) -> None:
    assert stage(end, TODAY) == months


def test_last_of_a_long_month_has_a_day_in_every_month() -> None:
    assert months_before(datetime.date(2027, 8, 31), 6) == datetime.date(2027, 2, 28)


@pytest.fixture
def index(haus: Haus) -> HandlungsempfehlungIndex:
    start = haus.index.get_parent()
    found = HandlungsempfehlungIndex(
        title="Umsetzungsstand",
        slug="handlungsempfehlungen",
        locale=Locale.objects.get(language_code="de"),
    )
    start.add_child(instance=found)
    return found


def ending_in(haus: Haus, days: int) -> Any:
    end = timezone.localdate() + datetime.timedelta(days=days)
    return make_live(haus.index, haus.a, title="Lernzeit", befristet_bis=end)


def test_bereich_and_redaktion_are_told_and_a_linked_draft_lies_ready(
    haus: Haus, index: HandlungsempfehlungIndex
) -> None:
    page = ending_in(haus, 300)
    assert run() == (1, 2)
    draft = Handlungsempfehlung.objects.get()
    assert not draft.live
    assert draft.angebote.get().angebot == page
    assert draft.zustaendiger_bereich == haus.a
    told = set(Mitteilung.objects.values_list("empfaenger", flat=True))
    assert told == {haus.a.postfach, haus.redaktion.email}


def test_second_run_of_the_day_changes_nothing(haus: Haus, index: HandlungsempfehlungIndex) -> None:
    ending_in(haus, 300)
    run()
    assert run() == (0, 0)


def test_each_mark_tells_once_more_but_makes_no_second_draft(
    haus: Haus, index: HandlungsempfehlungIndex
) -> None:
    ending_in(haus, 300)
    run()
    later = timezone.localdate() + datetime.timedelta(days=150)
    assert run(later) == (0, 2)
    assert Handlungsempfehlung.objects.count() == 1


def test_after_its_last_day_the_offer_is_not_shown_as_available(haus: Haus, client: Client) -> None:
    page = ending_in(haus, -1)
    from angebote.models import Angebot

    assert page not in Angebot.objects.live_now()
    assert "Dieses Angebot findet nicht mehr statt" in client.get(page.url).content.decode()
