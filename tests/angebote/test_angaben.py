"""Facts in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from angebote.angaben import alter_text, kosten_text
from angebote.fields import AgeFormField, AgeWidget
from angebote.sprachen import spoken_language_names

YEAR = 12


@pytest.mark.parametrize(
    ("von", "bis", "text"),
    [
        (None, None, ""),
        (0, None, ""),
        (-9, 0, "during pregnancy"),
        (-9, YEAR, "up to 1 year"),
        (0, 18, "up to 18 months"),
        (6 * YEAR, 10 * YEAR, "6 to 10 years"),
        (6, 3 * YEAR, "6 months to 3 years"),
        (60 * YEAR, None, "from 60 years on"),
    ],
)
def test_an_age_is_said_as_people_say_it(von: int | None, bis: int | None, text: str) -> None:
    with translation.override("en"):
        assert alter_text(von, bis) == text


@pytest.mark.parametrize(
    ("art", "betrag", "je", "text"),
    [
        ("kostenlos", None, "", "free of charge"),
        ("unbekannt", None, "", ""),
        ("gestaffelt", None, "", "depends on income or group"),
        ("betrag", "5", "termin", "5\N{NO-BREAK SPACE}€ per session"),
        ("betrag", "4.50", "", "4.50\N{NO-BREAK SPACE}€"),
    ],
)
def test_a_cost_is_said_as_people_say_it(art: str, betrag: str, je: str, text: str) -> None:
    with translation.override("en"):
        assert kosten_text(art, Decimal(betrag) if betrag else None, je) == text


def test_a_german_reader_gets_a_comma_in_the_amount() -> None:
    with translation.override("de"):
        assert kosten_text("betrag", Decimal("4.50"), "").startswith("4,50")


def test_languages_are_named_in_one_order_and_unknown_codes_do_no_harm() -> None:
    with translation.override("en"):
        assert spoken_language_names(["uk", "de", "xx"]) == ["German", "Ukrainian"]


@pytest.mark.parametrize(
    ("number", "unit", "months"),
    [("18", "1", 18), ("3", "12", 36), ("-9", "1", -9), ("", "12", None)],
)
def test_an_editor_enters_months_or_years(number: str, unit: str, months: int | None) -> None:
    assert AgeFormField(required=False).clean([number, unit]) == months


@pytest.mark.parametrize(("months", "shown"), [(36, [3, "12"]), (18, [18, "1"]), (0, [0, "1"])])
def test_an_editor_sees_the_age_as_it_was_entered(months: int, shown: list[object]) -> None:
    assert AgeWidget().decompress(months) == shown
