"""Where a long German word can be parted for readers: `Schuldnerberatung`, Schuldner·beratung."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from .lexicon import is_known, lemma

_SHORTEST_PART: Final = 4
_LONGEST: Final = 50  # letters; what is longer is no word
_LINKS: Final = ("s", "n", "en", "es", "er", "")
# Endings that are known words, too, but no parts of a compound.
_NO_TAILS: Final = frozenset(
    [
        "ungen",
        "innen",
        "schaft",
        "schaften",
        "heit",
        "heiten",
        "keit",
        "keiten",
        "tion",
        "tionen",
        "ieren",
        "ende",
        "enden",
        "lich",
        "liche",
        "bare",
        "reich",
        "haft",
        "chen",
        "lein",
        "tungen",
        "rungen",
    ]
)

_ADJECTIVES: Final = frozenset(
    ["sozial", "spezial", "grund", "haupt", "sonder", "fach", "frei", "nord", "west", "kultur"]
)


@lru_cache(maxsize=5_000)
def parted(word: str) -> str:
    """The word with middle dots between its parts; unchanged if it is no compound we know."""
    best = max(_places(word), default=None) if len(word) <= _LONGEST else None
    if best is None:
        return word
    _, place = best
    rest = parted((word[place:]).capitalize())
    return f"{parted(word[:place])}·{rest[:1].lower()}{rest[1:]}"


def _places(word: str) -> list[tuple[int, int]]:
    """Places to part the word, each with the length of its shorter part: the middle is best."""
    return [
        (min(place, len(word) - place), place)
        for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        if _is_tail(word[place:]) and _is_head(word[:place])
    ]


def _is_tail(part: str) -> bool:
    noun = part.capitalize()
    return part not in _NO_TAILS and (_is_noun(noun) or "·" in parted(noun))


def _is_head(part: str) -> bool:
    """With a linking letter (Beratungs-), clipped (Schul-), or an adjective (Sozial-)."""
    if part.lower() in _ADJECTIVES or _is_noun(f"{part}e"):
        return True
    return any(_is_noun(part[: len(part) - len(link)]) for link in _LINKS if part.endswith(link))


def _is_noun(part: str) -> bool:
    return len(part) >= _SHORTEST_PART - 1 and is_known(part) and lemma(part)[:1].isupper()
