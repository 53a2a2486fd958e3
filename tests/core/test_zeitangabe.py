from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from portal.core.models.zeitangabe import zeitangabe_text
from portal.core.templatetags.zeitpunkt import datum

DAY = datetime.date(2021, 11, 1)


@pytest.mark.parametrize(
    ("precision", "text"),
    [("tag", "1. November 2021"), ("monat", "November 2021"), ("jahr", "2021")],
)
def test_a_month_only_date_never_pretends_to_know_the_day(precision: str, text: str) -> None:
    with translation.override("de"):
        assert zeitangabe_text(DAY, precision) == text


def test_no_date_is_no_text() -> None:
    assert zeitangabe_text(None, "tag") == ""


def test_readers_of_kurmanji_get_no_german_month_although_django_lacks_the_language() -> None:
    with translation.override("ku"):
        assert zeitangabe_text(DAY, "monat") == "Mijdar 2021"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "07.05.2027"),
        ("en", "7 May 2027"),
        ("ar", "7 مايو 2027"),
        ("fa", "7 مه 2027"),
        ("pl", "07.05.2027"),
        ("tr", "07.05.2027"),
    ],
)
def test_nobody_reads_the_fifth_of_july_where_the_seventh_of_may_is_meant(
    code: str, text: str
) -> None:
    with translation.override(code):
        assert f"<bdi>{text}</bdi>" in datum(datetime.date(2027, 5, 7))
