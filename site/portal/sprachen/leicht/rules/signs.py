"""Signs, dates and times that are hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..finding import Finding, Rule, gettext_noop
from ..reading import Sentence

_MONTHS: Final = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_DATE: Final = re.compile(
    r"(?<![\d.])(?P<tag>\d{1,2})\.\s?(?P<monat>\d{1,2})\.(?:\s?(?P<jahr>\d{4}|\d{2}))?(?!\d)"
    r"|(?<!\d)(?P<iso_jahr>\d{4})-(?P<iso_monat>\d\d)-(?P<iso_tag>\d\d)(?!\d)"
)
_HOUR: Final = r"\d{1,2}(?:[.:]\d\d)?"
_SPAN: Final = re.compile(
    rf"(?:\bvon\s)?(?<![\d.])(?P<von>{_HOUR})\s?(?:Uhr)?\s?[-–—/]\s?(?P<bis>{_HOUR})\s?(?:Uhr|h)\b"
)
_FULL_HOUR: Final = re.compile(r"(?<![\d.:])(?P<stunde>\d{1,2})[.:]00(?!\.?\d)(?:\s?(?:Uhr|h)\b)?")
_BARE_H: Final = re.compile(rf"(?<![\d.:])(?P<zeit>{_HOUR})\s?h\b")
_SPOKEN: Final = re.compile(r"\b(?:halb|viertel (?:vor|nach|zu))\s\w+", re.IGNORECASE)
_GENDER: Final = re.compile(r"\w+(?:[*:_]in(?:nen)?\b|/-?in(?:nen)?\b|\(in(?:nen)?\)|Innen\b)\w*")
_SIGNS: Final = re.compile(r"[&§;()\[\]{}<>+=#@*_|~^\\…]|(?<=\w)/(?=\w)|\s[–—]\s")
_ADVICE: Final = {
    "&": gettext_noop("Write “und” instead of “&”."),
    "§": gettext_noop("Leave out the paragraph sign, or say “im Gesetz”."),
    ";": gettext_noop("Make two sentences instead of a semicolon."),
    "/": gettext_noop("Write “oder” or “und” instead of “/”."),
    "…": gettext_noop("Say the whole thing instead of “…”."),
    "–": gettext_noop("Make two sentences instead of a dash."),
    "—": gettext_noop("Make two sentences instead of a dash."),
}
_BRACKETS: Final = gettext_noop("Make a sentence of its own of what stands in brackets.")
_OTHER: Final = gettext_noop("Leave out the sign “%(sign)s”, or say it in words.")


def signs(sentence: Sentence) -> Iterator[Finding]:
    """Where a date, a time or a gender form is found, its signs are not reported again."""
    taken: list[Finding] = [*_dates(sentence), *_times(sentence), *_gender(sentence)]
    yield from taken
    for found in _SIGNS.finditer(sentence.text):
        place = sentence.start + found.start()
        if not any(one.start <= place < one.end for one in taken) and found.group() not in ")]}":
            yield _sign(sentence, found)


def _at(
    sentence: Sentence, rule: Rule, found: re.Match[str], advice: str, **values: str
) -> Finding:
    start = sentence.start + found.start()
    return Finding(rule, start, sentence.start + found.end(), found.group(), advice, values)


def _dates(sentence: Sentence) -> Iterator[Finding]:
    for found in _DATE.finditer(sentence.text):
        month = int(found["monat"] or found["iso_monat"])
        if not 1 <= month <= len(_MONTHS):
            continue
        day = int(found["tag"] or found["iso_tag"])
        year = found["jahr"] or found["iso_jahr"] or ""
        better = f"{day}. {_MONTHS[month - 1]} {_whole(year)}".strip()
        advice = gettext_noop("Write the month as a word: %(better)s.")
        yield _at(sentence, Rule.DATUM, found, advice, better=better)


def _whole(year: str) -> str:
    return f"20{year}" if len(year) == 2 else year


def _times(sentence: Sentence) -> Iterator[Finding]:
    advice = gettext_noop("Write the time like this: %(better)s.")
    text = sentence.text
    for found in _SPAN.finditer(text):
        better = f"von {_clock(found['von'])} bis {_clock(found['bis'])}"
        yield _at(sentence, Rule.UHRZEIT, found, advice, better=better)
        text = _blank(text, found)
    for found in _FULL_HOUR.finditer(text):
        if not _DATE.search(sentence.text[max(0, found.start() - 6) : found.end()]):
            yield _at(sentence, Rule.UHRZEIT, found, advice, better=f"{int(found['stunde'])} Uhr")
            text = _blank(text, found)
    for found in _BARE_H.finditer(text):
        yield _at(sentence, Rule.UHRZEIT, found, advice, better=_clock(found["zeit"]))
    for found in _SPOKEN.finditer(text):
        yield _at(sentence, Rule.UHRZEIT, found, advice, better="8:30 Uhr")


def _clock(time: str) -> str:
    hour, _, minute = time.replace(".", ":").partition(":")
    return f"{int(hour)} Uhr" if minute in ("", "00") else f"{int(hour)}:{minute} Uhr"


def _blank(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " * len(found.group()) + text[found.end() :]


def _gender(sentence: Sentence) -> Iterator[Finding]:
    for found in _GENDER.finditer(sentence.text):
        advice = gettext_noop(
            "Name both or use a word for all: “Frauen und Männer”, “Menschen”, “Team”."
        )
        yield _at(sentence, Rule.SONDERZEICHEN, found, advice)


def _sign(sentence: Sentence, found: re.Match[str]) -> Finding:
    sign = found.group().strip()
    advice = _BRACKETS if sign in "([{" else _ADVICE.get(sign, _OTHER)
    return _at(sentence, Rule.SONDERZEICHEN, found, advice, sign=sign)
