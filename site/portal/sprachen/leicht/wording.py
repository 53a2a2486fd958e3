"""Findings in words of the active language. The only part that needs Django."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext

from .finding import Finding, Rule, gettext_noop

NAMES: Final = {
    Rule.SATZLAENGE: gettext_noop("Sentence too long"),
    Rule.ZEILE: gettext_noop("Several sentences in one line"),
    Rule.AUSSAGE: gettext_noop("More than one statement"),
    Rule.GENITIV: gettext_noop("Genitive"),
    Rule.PASSIV: gettext_noop("Passive"),
    Rule.KONJUNKTIV: gettext_noop("Konjunktiv"),
    Rule.VERNEINUNG: gettext_noop("Negation"),
    Rule.LANGES_WORT: gettext_noop("Long word"),
    Rule.SCHWERES_WORT: gettext_noop("Hard word"),
    Rule.ZAHLWORT: gettext_noop("Number in words"),
    Rule.GROSSE_ZAHL: gettext_noop("Large number or percentage"),
    Rule.ABKUERZUNG: gettext_noop("Abbreviation"),
    Rule.SONDERZEICHEN: gettext_noop("Special character"),
    Rule.DATUM: gettext_noop("Date in figures"),
    Rule.UHRZEIT: gettext_noop("Time that is hard to read"),
}


def message(finding: Finding) -> str:
    """The name of the rule, for example "Satz zu lang"."""
    return gettext(NAMES[finding.rule])


def advice(finding: Finding) -> str:
    """How to write it more simply, with the words of the text filled in."""
    return gettext(finding.advice) % finding.values
