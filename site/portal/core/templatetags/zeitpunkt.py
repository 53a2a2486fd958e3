"""Dates as people read them and as machines read them; a month-only date never shows a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

register = template.Library()

MACHINE: Final = {"tag": "%Y-%m-%d", "monat": "%Y-%m", "monat_kurz": "%Y-%m", "jahr": "%Y"}
READER: Final = {
    "tag": "SHORT_DATE_FORMAT",
    "monat": "YEAR_MONTH_FORMAT",
    "monat_kurz": "m/Y",
    "jahr": "Y",
}


def as_date(value: date | datetime) -> date:
    """Return the calendar day of a value in the time zone of the city."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def datum(value: date | datetime | None, genauigkeit: str = "tag") -> SafeString:
    """Return ``<time>`` with the date as exact as known: tag, monat (monat_kurz: 10/2026), jahr."""
    if not value:
        return SafeString("")
    day = as_date(value)
    exactness = genauigkeit if genauigkeit in MACHINE else "tag"
    return format_html(
        '<time datetime="{}"><bdi>{}</bdi></time>',
        day.strftime(MACHINE[exactness]),
        date_format(day, READER[exactness]),
    )


@register.filter
def wochentag_datum(value: date | datetime | None) -> SafeString:
    """Return ``<time>`` with the weekday in words before the date."""
    if not value:
        return SafeString("")
    day = as_date(value)
    return format_html(
        '<time datetime="{}">{}{}<bdi>{}</bdi></time>',
        day.isoformat(),
        date_format(day, "l"),
        pgettext("between the members of a list", ", "),
        date_format(day, "SHORT_DATE_FORMAT"),
    )
