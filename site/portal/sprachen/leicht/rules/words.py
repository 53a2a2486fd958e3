"""Words: long, hard, shortened, numbers written out or too large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ..compounds import parted
from ..finding import Finding, Rule, gettext_noop
from ..lexicon import abbreviations, hard_words, joined, lemma
from ..numerals import number
from ..reading import Sentence, Word

_LONG: Final = 13  # letters; from here on a compound is parted
_VERY_LONG: Final = 17  # letters, whether we know the parts or not
_MARKS: Final = re.compile(r"[-·•‧]")
_CAPITALS: Final = re.compile(r"[A-ZÄÖÜ]{2,6}|[A-ZÄÖÜ][a-zäöü]?[A-ZÄÖÜ]{1,3}")
_PERCENT: Final = re.compile(r"\d[\d.,]*\s?(?:%|Prozent)")
_LARGE: Final = re.compile(
    r"(?<![\d./-])\d{1,3}(?:[. ]\d{3})+(?![\d./-])|(?<![\d./-])\d{6,}(?![\d./-])"
)
_PLACES: Final = ("straße", "strasse", "platz", "allee")


def words(sentence: Sentence) -> Iterator[Finding]:
    yield from _abbreviations(sentence)
    yield from _large_numbers(sentence)
    for place, word in enumerate(sentence.words):
        if word.is_opaque:
            continue
        after = sentence.words[place + 1] if place + 1 < len(sentence.words) else None
        yield from _long(word, after)
        yield from _hard(word)
        yield from _numeral(word)


def _of(word: Word, rule: Rule, advice: str, **values: str) -> Finding:
    return Finding(rule, word.start, word.end, word.text, advice, {"word": word.text, **values})


def _long(word: Word, after: Word | None) -> Iterator[Finding]:
    pieces = [piece for piece in _MARKS.split(word.text) if piece]
    long = [piece for piece in pieces if len(piece) >= _LONG and piece.isalpha()]
    is_address = word.lower.endswith(_PLACES) and after is not None and after.text[:1].isdigit()
    if not long or is_address:
        return
    better = "-".join(parted(piece) for piece in pieces)
    if "·" in better:
        advice = gettext_noop("Part the long word: %(better)s. Or say it in several words.")
        yield _of(word, Rule.LANGES_WORT, advice, better=better)
    elif max(map(len, long)) >= _VERY_LONG:
        advice = gettext_noop(
            "“%(word)s” is very long. Part it with a dot (·), or say it in several words."
        )
        yield _of(word, Rule.LANGES_WORT, advice)


def _hard(word: Word) -> Iterator[Finding]:
    simple = _simple(word)
    if simple:
        advice = gettext_noop(
            "“%(word)s” is hard to understand. Say: %(simple)s. Or explain the word."
        )
        yield _of(word, Rule.SCHWERES_WORT, advice, simple=simple)


def _simple(word: Word) -> str:
    """By the base form; the word as it stands first, because some base forms are guessed."""
    whole = joined(word.text)
    for form in (whole, lemma(whole), lemma(whole.lower()), lemma(whole.capitalize())):
        if form.lower() in hard_words():
            return hard_words()[form.lower()]
    stem = whole.lower().rstrip("ensr")
    return hard_words().get(stem, "") if len(stem) > 7 else ""


def _numeral(word: Word) -> Iterator[Finding]:
    value = number(word.lower)
    if value is not None:
        advice = gettext_noop("Write the number as a figure: %(figure)s.")
        yield _of(word, Rule.ZAHLWORT, advice, figure=str(value))


def _large_numbers(sentence: Sentence) -> Iterator[Finding]:
    for pattern in (_PERCENT, _LARGE):
        for found in pattern.finditer(sentence.text):
            advice = gettext_noop("Say “viele” or “wenige”, or compare: “3 von 10 Menschen”.")
            start = sentence.start + found.start()
            yield Finding(
                Rule.GROSSE_ZAHL, start, start + len(found.group()), found.group(), advice
            )


@cache
def _dotted() -> re.Pattern[str]:
    known = sorted((one for one in abbreviations() if "." in one), key=len, reverse=True)
    ways = (re.escape(one).replace(r"\ ", r"\s?") for one in known)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(ways)})(?!\w)|(?<=[a-zäöü])str\.(?!\w)")


def _abbreviations(sentence: Sentence) -> Iterator[Finding]:
    for found in _dotted().finditer(sentence.text):
        if _only_ends_sentence(sentence, found):
            continue
        yield _short(sentence.start + found.start(), found.group(), _meaning(found.group()))
    for word in sentence.words:
        meaning = abbreviations().get(word.text)
        if meaning or (meaning is None and _CAPITALS.fullmatch(word.text)):
            yield _short(word.start, word.text, meaning or "")


def _only_ends_sentence(sentence: Sentence, found: re.Match[str]) -> bool:
    """`Kommen Sie so.`: a word and a full stop; a weekday stands before a time or another one."""
    text = found.group()
    return len(text) <= 3 and text[0].isupper() and found.end() == len(sentence.text)


def _meaning(text: str) -> str:
    bare = text.replace(" ", "").replace("\u00a0", "")
    return next((m for one, m in abbreviations().items() if one.replace(" ", "") == bare), "Straße")


def _short(start: int, text: str, meaning: str) -> Finding:
    if meaning:
        advice = gettext_noop("Write the words out: %(meaning)s.")
        return Finding(
            Rule.ABKUERZUNG, start, start + len(text), text, advice, {"meaning": meaning}
        )
    advice = gettext_noop("Write out what “%(word)s” means.")
    return Finding(Rule.ABKUERZUNG, start, start + len(text), text, advice, {"word": text})
