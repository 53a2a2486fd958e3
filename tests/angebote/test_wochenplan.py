"""Weekly times: nobody may stand before a closed door."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from angebote.models import Ausnahme, Oeffnungszeit
from angebote.wochenplan import naechste_termine, tagesplaene, wochenplan_kurz

MONDAY = datetime.date(2026, 11, 2)


def hours(day: int, start: int = 9, end: int = 11, rhythmus: str = "jede_woche") -> Oeffnungszeit:
    return Oeffnungszeit(
        wochentag=day, von=datetime.time(start), bis=datetime.time(end), rhythmus=rhythmus
    )


@pytest.mark.parametrize(
    ("rhythmus", "days"),
    [
        ("jede_woche", [2, 9, 16, 23, 30]),
        ("1", [2]),
        ("2", [9]),
        ("4", [23]),
        ("letzte", [30]),
    ],
)
def test_the_mondays_of_november_2026(rhythmus: str, days: list[int]) -> None:
    november = [datetime.date(2026, 11, day) for day in range(1, 31)]
    rule = hours(0, rhythmus=rhythmus)
    assert [day.day for day in november if rule.faellt_auf(day)] == days


def test_the_table_shows_working_days_and_the_weekend_only_when_needed() -> None:
    with translation.override("en"):
        plans = tagesplaene([hours(5)], MONDAY)
    assert [plan.name for plan in plans] == [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
    ]
    assert [plan.heute for plan in plans].index(True) == 0


def test_without_fixed_times_there_is_no_table() -> None:
    assert tagesplaene([], MONDAY) == []


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        ([hours(0), hours(1), hours(2), hours(3)], "Mon–Thu, 9:00–11:00"),
        ([hours(1), hours(3)], "Tue and Thu, 9:00–11:00"),
        ([hours(0), hours(2), hours(4)], "Mon, Wed and Fri, 9:00–11:00"),
        ([hours(4, 15, 17), hours(1)], "Tue, 9:00–11:00; Fri, 15:00–17:00"),
        ([hours(3, rhythmus="1")], "Thu, 9:00–11:00 (first of the month)"),
        (
            [hours(0), hours(3, rhythmus="1"), hours(3, rhythmus="3")],
            "Mon, 9:00–11:00; Thu, 9:00–11:00 (first of the month);"
            " Thu, 9:00–11:00 (third of the month)",
        ),
        ([], ""),
    ],
)
def test_the_line_on_a_card(rules: list[Oeffnungszeit], text: str) -> None:
    with translation.override("en"):
        assert wochenplan_kurz(rules) == text


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        ([hours(0), hours(1), hours(2)], "Montag bis Mittwoch von 9 Uhr bis 11 Uhr."),
        (
            [hours(1), hours(3), hours(4, 15, 17)],
            "Dienstag und Donnerstag von 9 Uhr bis 11 Uhr. Freitag von 15 Uhr bis 17 Uhr.",
        ),
        (
            [hours(3, rhythmus="1")],
            "Donnerstag von 9 Uhr bis 11 Uhr. Nur am ersten Donnerstag im Monat.",
        ),
    ],
)
def test_leichte_sprache_says_days_and_times_in_whole_words(
    rules: list[Oeffnungszeit], text: str
) -> None:
    with translation.override("de-simple"):
        assert wochenplan_kurz(rules) == text


def test_two_times_a_day_are_both_next_dates_in_their_order() -> None:
    found = naechste_termine([hours(0, 15, 17), hours(0)], [], ab=MONDAY, limit=2)
    assert [termin.von.hour for termin in found] == [9, 15]


def test_a_remark_that_is_no_closing_leaves_the_date() -> None:
    note = Ausnahme(von=MONDAY, bis=MONDAY, geschlossen=False)
    assert naechste_termine([hours(0)], [note], ab=MONDAY)[0].tag == MONDAY
