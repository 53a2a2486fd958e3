"""Numbers written as German words."""

from __future__ import annotations

from typing import Final

_UNITS: Final = {
    "ein": 1, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14,
    "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS: Final = {
    "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip


def number(word: str) -> int | None:
    """`fünfundzwanzig` -> 25; None for what is no number, and for "ein", which is mostly none."""
    return None if word in ("ein", "eins") else _number(word)


def _number(word: str) -> int | None:
    for mark, factor in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(mark)
        if found:
            many = _number(before) if before else 1
            rest = _number(after.removeprefix("und")) if after else 0
            return None if many is None or rest is None else many * factor + rest
    unit, found, tens = word.partition("und")
    if found and unit in _UNITS and tens in _TENS:
        return _UNITS[unit] + _TENS[tens]
    return _UNITS.get(word, _TENS.get(word))
