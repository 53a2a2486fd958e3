"""All events as a calendar that people subscribe to."""

from __future__ import annotations

import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event, vDatetime

from portal.core.addresses import absolute
from portal.core.catalogue import Entry, get_catalogue
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.models import Genauigkeit

from .models import Veranstaltung

CITY_TIME: Final = ZoneInfo(settings.TIME_ZONE)
EVENTS_MAX: Final = 500
STATUS: Final[dict[str, str]] = {Veranstaltung.Status.ABGESAGT: "CANCELLED"}


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Return the public events as iCalendar, titles in the language of the address.

    Events whose day is not known have no place in a calendar and are left out; cancelled ones stay
    and say so, because a subscriber would not notice that one vanished.
    """
    language = get_language() or SOURCE_LANGUAGE
    listing = get_catalogue().listing(
        {}, language=language, kinds=("veranstaltung",), page_size=EVENTS_MAX
    )
    entries = {entry.translation_key: entry for entry in listing.entries}
    facts = Veranstaltung.objects.filter(
        translation_key__in=entries,
        locale__language_code=SOURCE_LANGUAGE,
        datum_genauigkeit=Genauigkeit.TAG,
        datum__isnull=False,
    )
    file = frame()
    for event in facts.order_by("datum"):
        file.add_component(entry_of(event, entries[event.translation_key]))
    response = HttpResponse(file.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="termine.ics"'
    return response


def frame() -> Calendar:
    file = Calendar()
    file.add("prodid", "-//Stadt Oberhausen//Expert*innendialoge//DE")
    file.add("version", "2.0")
    file.add("x-wr-calname", settings.WAGTAIL_SITE_NAME)
    file.add("refresh-interval", datetime.timedelta(days=1), parameters={"VALUE": "DURATION"})
    return file


def entry_of(event: Veranstaltung, entry: Entry) -> Event:
    """Return one event; its UID stays the same whatever is changed on the page."""
    item = Event()
    item.add("uid", f"{event.translation_key}@expertinnendialoge.oberhausen.de")
    item.add("summary", entry.title)
    item.add("url", absolute(entry.url))
    item.add(
        "dtstamp", vDatetime((event.last_published_at or timezone.now()).astimezone(datetime.UTC))
    )
    add_times(item, event)
    place = ", ".join(filter(None, [event.ort_name, event.anschrift]))
    if place:
        item.add("location", place)
    if entry.summary:
        item.add("description", entry.summary)
    item.add("status", STATUS.get(event.status, "CONFIRMED"))
    return item


def add_times(item: Event, event: Veranstaltung) -> None:
    """Add the clock times in the city's zone, or the whole day where they are not known."""
    day: Any = event.datum  # an event without a day is in no calendar
    if event.uhrzeit_von is None:
        item.add("dtstart", day)
        item.add("dtend", day + datetime.timedelta(days=1))
        return
    item.add("dtstart", datetime.datetime.combine(day, event.uhrzeit_von, CITY_TIME))
    if event.uhrzeit_bis:
        item.add("dtend", datetime.datetime.combine(day, event.uhrzeit_bis, CITY_TIME))
