"""A short name of an offer that never changes: eight letters, the same in every language.

Spreadsheets and addresses carry it. It is made of the page's translation key, so the same offer
has the same one on every server. Letters only: a spreadsheet turns digits into numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db.models import Q

# No vowels, so that no word comes about; no l, it is taken for 1.
LETTERS: Final = "bcdfghjkmnpqrstvwxyz"
LENGTH: Final = 8
BITS: Final = 32
REST: Final = 128 - BITS


def kennung(key: UUID) -> str:
    """Return the eight letters for a translation key."""
    number = key.int >> REST
    letters = []
    for _ in range(LENGTH):
        number, digit = divmod(number, len(LETTERS))
        letters.append(LETTERS[digit])
    return "".join(reversed(letters))


def number_of(text: str) -> int | None:
    """Return the upper 32 bits of the key that ``text`` names; None for what is no Kennung."""
    if len(text) != LENGTH or any(letter not in LETTERS for letter in text):
        return None
    number = 0
    for letter in text:
        number = number * len(LETTERS) + LETTERS.index(letter)
    return number if number < 1 << BITS else None


def named_by(names: Iterable[str]) -> Q:
    """Return the condition on ``translation_key`` for pages with one of these names."""
    condition = Q(pk__in=[])
    for number in filter(None, map(number_of, names)):
        first = number << REST
        condition |= Q(translation_key__range=(UUID(int=first), UUID(int=first + (1 << REST) - 1)))
    return condition
