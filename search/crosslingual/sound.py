"""How alike two words sound, across scripts: names and loan words (Треффам, Treffam; تريفام)."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import Final

_CYRILLIC: Final = """
а a б b в w г g ґ g д d е e ж sch з s и i й i к k л l м m н n о o п p р r с s т t у u ф f х ch
ц z ч tsch ш sch щ sch ы i э e ю u я a є e і i ї i ј i
"""
_ARABIC: Final = """
ا a ب b ت t ث t ج g ح h خ ch د d ذ d ر r ز s س s ش sch ص s ض d ط t ظ s ع a غ g ف f ق k ك k ل l
م m ن n ه h و u ي i ة a ى i پ p چ tsch ژ sch گ g ک k ی i
"""
_LETTERS: Final = (_CYRILLIC + _ARABIC).split()
_LATIN: Final = str.maketrans(
    dict(zip(_LETTERS[::2], _LETTERS[1::2], strict=True)) | {"ь": "", "ъ": "", "'": ""}
)
# Spellings of one sound, and sounds that scripts do not tell apart; longer ones first.
_SAME: Final = (
    ("tsch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "h"), ("ph", "f"), ("th", "t"), ("ck", "k"),
    ("qu", "k"), ("c", "k"), ("v", "f"), ("w", "f"), ("z", "s"), ("y", "i"), ("j", "i"),
    ("x", "ks"), ("p", "b"), ("d", "t"), ("g", "k"),
)  # fmt: skip
_UNSURE: Final = frozenset("aeiouh")
_SHORTEST: Final = 3  # consonants; shorter words are alike by chance


@lru_cache(maxsize=100_000)
def _sound(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Pairs of neighbouring sounds, with vowels and without them (none for too short a word)."""
    text = word.translate(_LATIN)
    for spelling, sound in _SAME:
        text = text.replace(spelling, sound)
    bones = _once("".join(sound for sound in text if sound not in _UNSURE))
    if len(bones) < _SHORTEST:
        return frozenset(), frozenset()
    return _neighbours(_once(text)), _neighbours(bones)


def _once(text: str) -> str:
    return "".join(sound for sound, _ in groupby(text))


def _neighbours(text: str) -> frozenset[str]:
    framed = f"^{text}$"
    return frozenset(framed[i : i + 2] for i in range(len(framed) - 1))


def likeness(one: str, other: str) -> float:
    """0 (nothing in common) to 1 (the same word); words of fewer than three consonants give 0
    unless they are equal."""
    if one == other:
        return 1.0
    (full, bones), (other_full, other_bones) = _sound(one), _sound(other)
    if not bones or not other_bones:
        return 0.0
    without_vowels = _shared(bones, other_bones)
    if without_vowels < 0.3:
        return 0.0
    with_vowels = _shared(full, other_full)
    return max(with_vowels, (with_vowels + without_vowels) / 2)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
