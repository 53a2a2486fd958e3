"""What the check says: a rule, a place, and words for the writer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Rule(StrEnum):
    """The rules by their German names; the value is stable and may be stored."""

    SATZLAENGE = "satzlaenge"
    ZEILE = "ein-satz-pro-zeile"
    AUSSAGE = "eine-aussage"
    GENITIV = "genitiv"
    PASSIV = "passiv"
    KONJUNKTIV = "konjunktiv"
    VERNEINUNG = "verneinung"
    LANGES_WORT = "langes-wort"
    SCHWERES_WORT = "schweres-wort"
    ZAHLWORT = "zahlwort"
    GROSSE_ZAHL = "grosse-zahl"
    ABKUERZUNG = "abkuerzung"
    SONDERZEICHEN = "sonderzeichen"
    DATUM = "datum"
    UHRZEIT = "uhrzeit"


@dataclass(frozen=True, slots=True)
class Finding:
    """`start` and `end` count characters of the checked text (half open), `text` is what stands
    there. `advice` is an English message id with the names of `values` as placeholders."""

    rule: Rule
    start: int
    end: int
    text: str
    advice: str
    values: Mapping[str, str] = field(default_factory=dict)


def gettext_noop(message: str) -> str:
    """Marks a message id for the catalogues; translated only when it is shown."""
    return message
