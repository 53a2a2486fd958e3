"""The calendar that people subscribe to."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from icalendar import Calendar

from tests.factories.baum import Baum
from tests.factories.seiten import VeranstaltungFactory

pytestmark = pytest.mark.django_db


def subscribed(client: Client, address: str = "/termine.ics") -> dict[str, Any]:
    answer = client.get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(event["SUMMARY"]): event for event in events}


def test_a_subscriber_sees_day_time_and_place_in_the_citys_time(baum: Baum, client: Client) -> None:
    VeranstaltungFactory(
        parent=baum.dialoge,
        title="Dialog Osterfeld",
        datum=datetime.date(2027, 7, 1),
        uhrzeit_von=datetime.time(14),
        uhrzeit_bis=datetime.time(17, 30),
        ort_name="Stadtteilhaus",
    )
    event = subscribed(client)["Dialog Osterfeld"]
    begin = event["DTSTART"].dt
    assert begin.astimezone(datetime.UTC).hour == 12
    assert event["DTEND"].dt - begin == datetime.timedelta(hours=3, minutes=30)
    assert event["LOCATION"] == "Stadtteilhaus"


def test_a_calendar_on_another_machine_can_open_the_page_of_an_event(
    baum: Baum, client: Client
) -> None:
    page = VeranstaltungFactory(parent=baum.dialoge, title="Dialog Osterfeld")
    address = subscribed(client)["Dialog Osterfeld"]["URL"]
    assert address == f"{settings.PUBLIC_URL}{page.url}"


def test_an_event_without_times_is_a_whole_day(baum: Baum, client: Client) -> None:
    VeranstaltungFactory(parent=baum.dialoge, title="Ganztag", datum=datetime.date(2027, 7, 1))
    assert subscribed(client)["Ganztag"]["DTSTART"].dt == datetime.date(2027, 7, 1)


def test_a_month_only_event_is_not_put_on_an_invented_day(baum: Baum, client: Client) -> None:
    VeranstaltungFactory(parent=baum.dialoge, title="Im November", datum_genauigkeit="monat")
    assert "Im November" not in subscribed(client)


def test_a_draft_is_in_no_calendar_and_a_cancelled_event_says_so(
    baum: Baum, client: Client
) -> None:
    VeranstaltungFactory(parent=baum.dialoge, title="Entwurf", live=False)
    VeranstaltungFactory(parent=baum.dialoge, title="Faellt aus", status="abgesagt")
    events = subscribed(client)
    assert "Entwurf" not in events
    assert events["Faellt aus"]["STATUS"] == "CANCELLED"
