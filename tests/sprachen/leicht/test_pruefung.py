"""Writers of Leichte Sprache see what is hard and how to say it, and are else left in peace."""

from __future__ import annotations

import time

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.sprachen.leicht import Rule, check, counts
from portal.sprachen.leicht.compounds import parted
from portal.sprachen.leicht.numerals import number
from portal.sprachen.leicht.wording import NAMES, advice, message

from .texts import BAD, GOOD

CASES = [(rule, text) for rule, texts in BAD.items() for text in texts]


def rules(text: str) -> set[Rule]:
    return {finding.rule for finding in check(text)}


def only(text: str, rule: Rule) -> str:
    """The passage the rule found, and how to write it."""
    return next(finding for finding in check(text) if finding.rule == rule).text


def better(text: str, rule: Rule) -> str:
    finding = next(finding for finding in check(text) if finding.rule == rule)
    return finding.advice % finding.values


@pytest.mark.parametrize("text", GOOD, ids=lambda text: text.partition("\n")[0])
def test_good_texts_are_left_alone(text: str) -> None:
    found = {(finding.rule, finding.text) for finding in check(text)}
    assert found <= {(Rule.VERNEINUNG, "kein")}


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_each_rule_is_seen(rule: Rule, text: str) -> None:
    assert rule in rules(text)


def test_every_rule_has_an_example_that_breaks_it() -> None:
    assert set(BAD) == set(Rule) == set(NAMES)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (Rule.PASSIV, "Sie werden Hilfe bekommen."),
        (Rule.PASSIV, "Sie werden viel Spaß haben."),
        (Rule.PASSIV, "Das Kind wird bald gesund."),
        (Rule.GENITIV, "Das dient der Gesundheit."),
        (Rule.GENITIV, "Dieses Haus ist neu."),
        (Rule.GENITIV, "Wir helfen der Mutter."),
        (Rule.AUSSAGE, "Kinder spielen und lernen."),
        (Rule.AUSSAGE, "Damit fahren Sie nach Hause."),
        (Rule.AUSSAGE, "Bringen Sie Stift, Papier und Geld mit."),
        (Rule.AUSSAGE, "Das ist Frau Yilmaz, die Leiterin."),
        (Rule.ZEILE, "Am 15. August ist das Fest."),
        (Rule.ZEILE, "Fragen Sie Dr. Yilmaz."),
        (Rule.LANGES_WORT, "Lesen Sie die Informationen."),
        (Rule.LANGES_WORT, "Gehen Sie zur Schuldner·beratung."),
        (Rule.LANGES_WORT, "Wir wohnen in der Friedensstraße 5."),
        (Rule.ZAHLWORT, "Ein Kind und eine Frau sind da."),
        (Rule.SONDERZEICHEN, "Rufen Sie an: 0208 / 825-1234."),
        (Rule.ABKUERZUNG, "Kommen Sie in die Kita."),
        (Rule.DATUM, "Das war am 15. August 2023."),
        (Rule.UHRZEIT, "Kommen Sie um 9:30 Uhr."),
    ],
)
def test_what_is_allowed_is_not_reported(rule: Rule, text: str) -> None:
    assert rule not in rules(text)


@pytest.mark.parametrize(
    ("rule", "text", "passage", "advised"),
    [
        (
            Rule.LANGES_WORT,
            "Die Schuldnerberatung hilft.",
            "Schuldnerberatung",
            "Schuldner·beratung",
        ),
        (Rule.GENITIV, "Das Haus des Vaters.", "des Vaters", "vom Vater"),
        (Rule.GENITIV, "Das ist die Hilfe der Eltern.", "der Eltern", "von den Eltern"),
        (Rule.PASSIV, "Es wird gebaut.", "wird gebaut", "bauen"),
        (Rule.KONJUNKTIV, "Es wäre gut.", "wäre", "ist"),
        (Rule.ZAHLWORT, "Es sind zwölf.", "zwölf", "12"),
        (Rule.ABKUERZUNG, "Zum Essen z. B. Brot.", "z. B.", "zum Beispiel"),
        (Rule.DATUM, "Ab 1.9.23 ist zu.", "1.9.23", "1. September 2023"),
        (Rule.UHRZEIT, "Um 14:00 Uhr ist Schluss.", "14:00 Uhr", "14 Uhr"),
        (Rule.UHRZEIT, "Wir sind 9-12 Uhr da.", "9-12 Uhr", "von 9 Uhr bis 12 Uhr"),
        (Rule.SCHWERES_WORT, "Die Maßnahmen sind gut.", "Maßnahmen", "Hilfe"),
    ],
)
def test_the_writer_is_shown_the_place_and_a_simpler_way(
    rule: Rule, text: str, passage: str, advised: str
) -> None:
    assert only(text, rule) == passage
    assert advised in better(text, rule)


def test_places_are_places_of_the_text_as_it_was_given() -> None:
    text = "Mehr unter www.oberhausen.de/hilfe.\n\n  Das wäre gut.\r\nDer Antrag wird geprüft.\n"
    for finding in check(text):
        assert text[finding.start : finding.end] == finding.text
    assert {finding.text for finding in check(text)} >= {"wäre", "wird geprüft"}


def test_findings_come_in_the_order_of_the_text_and_can_be_counted() -> None:
    findings = check("Das wäre gut.\nEs gibt drei Gruppen.\nDas wäre auch gut.")
    assert [finding.start for finding in findings] == sorted(f.start for f in findings)
    assert counts(findings)[Rule.KONJUNKTIV] == 2


@pytest.mark.parametrize(
    ("word", "value"),
    [("zwei", 2), ("fünfundzwanzig", 25), ("hundert", 100), ("zweitausenddrei", 2003),
     ("ein", None), ("dreist", None), ("Hunderte", None), ("und", None)],
)  # fmt: skip
def test_numbers_in_words_are_read(word: str, value: int | None) -> None:
    assert number(word) == value


def test_words_that_are_no_compounds_stay_whole() -> None:
    assert parted("Informationen") == "Informationen"
    assert parted("Sozialrathaus") == "Sozial·rathaus"


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_the_advice_is_in_german_for_a_german_writer(rule: Rule, text: str) -> None:
    finding = next(finding for finding in check(text) if finding.rule == rule)
    with override("de"):
        assert advice(finding) != finding.advice % finding.values
        assert message(finding)
    with override("en"):
        assert advice(finding) == finding.advice % finding.values


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_check(text: str) -> None:
    for finding in check(text):
        assert text[finding.start : finding.end] == finding.text
        assert finding.advice % finding.values


@pytest.mark.parametrize(
    "text", ["", "\n\n", "a" * 10_000, "(" * 10_000, "1." * 5_000, "und, " * 2_000]
)
def test_a_long_or_senseless_text_does_not_hang_the_editor(text: str) -> None:
    begin = time.process_time()
    check(text)
    assert time.process_time() - begin < 3
