"""Taking German compounds apart: `familiengrundschulzentrum` -> familie, grund, schule, zentrum."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

from .folding import fold_german
from .morphemes import Morphemes
from .rules import word_set

_EXCEPTIONS = Path(__file__).parent / "data" / "zerlegung_de.txt"
_SHORTEST_COMPOUND = 7
_LONGEST_COMPOUND = 60
_LINKS = ("innen", "ens", "er", "es", "en", "in", "s", "n", "e")
_ENDINGS = ("", "e", "n", "s", "en", "es", "er", "em", "ern", "ens", "se", "sen", "ses", "nen")
_SHORT_NOUNS = word_set("short_nouns")
_NO_PARTS = word_set("no_parts")
_SUFFIXES = word_set("suffixes")
# "traumat|ischen", "verein|barter": endings of adjectives and verbs that look like nouns.
_ENDING = re.compile(
    r"(?:.{0,2}isch|.?bart?|.{0,2}sam|.{0,2}i?ert|.?lich|.?haft|.?end|.?ell|.?ent)(?:e|en|er|es|em)?$"
)


class Splitter(Protocol):
    """Takes folded words apart. Both answers are empty for a word that is no compound."""

    def split(self, word: str) -> tuple[str, ...]:
        """The smallest parts in order, folded: `grundschulkind` -> grund, schul, kind."""
        ...

    def compounds(self, word: str) -> tuple[str, ...]:
        """Compounds inside the compound: `grundschulkind` -> grundschul, schulkind."""
        ...


class _Part(NamedTuple):
    base: str
    start: int
    end: int  # without the linking letters


class _Path(NamedTuple):
    cost: float
    parts: tuple[_Part, ...]


@dataclass(frozen=True, eq=False)
class MorphemeSplitter:
    """The cheapest way through the word: few long parts, frequent ones before rare ones.

    `exceptions` maps a folded word to its parts; no parts means "never take this apart". They hold
    inside longer words, too: with `kindergarten` kept whole, `kindergartenplatz` is
    kindergarten + platz.
    """

    morphemes: Morphemes
    exceptions: Mapping[str, tuple[str, ...]]

    def split(self, word: str) -> tuple[str, ...]:
        smallest: list[str] = []
        for part in self._parts(word):
            inside = self.split(part.base) if len(part.base) < len(word) else ()
            smallest += inside or ([] if part.base in _SUFFIXES else [part.base])
        return tuple(smallest)

    def compounds(self, word: str) -> tuple[str, ...]:
        parts = self._parts(word)
        runs = [
            word[parts[i].start : parts[j].end]
            for i in range(len(parts))
            for j in range(i + 1, len(parts))
            if j - i < len(parts) - 1
        ]
        return (*runs, *(part.base for part in parts if self.split(part.base)))

    def _parts(self, word: str) -> tuple[_Part, ...]:
        if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND or not word.isalpha():
            return ()
        return _cheapest_parts(self, word)

    def first_cost(self, piece: str) -> tuple[float, str] | None:
        """Cost and base form of a piece before another one, without linking letters; or None."""
        if piece in self.exceptions:
            return 1.0, piece
        if piece in _NO_PARTS or (len(piece) < 4 and piece not in _SHORT_NOUNS):
            return None
        m = self.morphemes
        for table, dearer in (
            (m.nouns, 0.0),
            (m.clipped, 0.0),
            (m.adjectives, 0.8),
            (m.verbs, 1.0),
        ):
            if piece in table:
                return _cost(piece, table[piece]) + dearer, piece
        if piece + "e" in m.nouns and len(piece) > 3:  # sprach|kurs, grenz|gebiet
            return _cost(piece, m.nouns[piece + "e"]) + 0.6, piece + "e"
        return None

    def last_cost(self, piece: str) -> tuple[float, str] | None:
        """The same for the last piece, which may carry an ending."""
        exception = self.exception(piece)
        if exception is not None:
            return 1.0, exception
        if piece in _NO_PARTS or _ENDING.match(piece):
            return None
        for ending in _ENDINGS:
            base = piece.removesuffix(ending)
            if ending and base == piece:
                continue
            if base in _SUFFIXES:
                return 4.0, base
            if len(base) > 3 or base in _SHORT_NOUNS:
                for word in (base, *_dictionary_forms(base, ending)):
                    probability = self._last.get(word)
                    if probability is not None:
                        return _cost(piece, probability) + (0.5 if ending else 0.0), piece
        return None

    def exception(self, word: str) -> str | None:
        """The entry of the exceptions list that a word is a form of."""
        forms = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        return next((form for form in forms if form in self.exceptions), None)

    @cached_property
    def _last(self) -> Mapping[str, float]:
        """What may stand at the end of a compound: nouns, and adjectives such as `farbig`."""
        m = self.morphemes
        return {**m.clipped, **m.adjectives, **m.nouns}


def _dictionary_forms(base: str, ending: str) -> tuple[str, ...]:
    """Plurals that replace an ending: `zentr|en` of Zentrum, `firm|en` of Firma."""
    return (base + "um", base + "a", base + "o") if ending == "en" else ()


def _cost(piece: str, log_probability: float) -> float:
    return 10.0 - 0.45 * min(len(piece), 12) - 0.12 * log_probability


@lru_cache(maxsize=200_000)
def _cheapest_parts(splitter: MorphemeSplitter, word: str) -> tuple[_Part, ...]:
    exception = splitter.exception(word)
    if exception is not None:
        return _placed(word, splitter.exceptions[exception])
    best: dict[int, _Path] = {0: _Path(0.0, ())}
    for start in range(len(word) - 2):
        if start in best:
            _extend(splitter, word, start, best)
    found = best.get(len(word))
    return found.parts if found and len(found.parts) > 1 else ()


def _extend(splitter: MorphemeSplitter, word: str, start: int, best: dict[int, _Path]) -> None:
    path = best[start]
    for end in range(start + 3, len(word) + 1):
        piece = word[start:end]
        if end == len(word):
            options = [(splitter.last_cost(piece), end)] if start else []
        else:
            options = _with_links(splitter, word, start, end)
        for priced, after in options:
            if priced is None:
                continue
            cost, base = priced
            total = path.cost + cost
            if after not in best or total < best[after].cost:
                best[after] = _Path(total, (*path.parts, _Part(base, start, end)))


def _with_links(
    splitter: MorphemeSplitter, word: str, start: int, end: int
) -> list[tuple[tuple[float, str] | None, int]]:
    priced = splitter.first_cost(word[start:end])
    if priced is None:
        return []
    options: list[tuple[tuple[float, str] | None, int]] = [(priced, end)]
    cost, base = priced
    for link in _LINKS:
        after = end + len(link)
        if word.startswith(link, end) and after < len(word) - 2:
            options.append(((cost + 0.3, base), after))
    return options


def _placed(word: str, bases: tuple[str, ...]) -> tuple[_Part, ...]:
    """Parts of the exceptions list with their places in the word, as far as they are found."""
    parts, start = [], 0
    for base in bases:
        found = word.find(base[:4], start)
        start = found if found >= 0 else start
        end = min(start + len(base), len(word))
        parts.append(_Part(base, start, end))
        start = end
    return tuple(parts)


def shipped_exceptions() -> dict[str, tuple[str, ...]]:
    """The editable list `data/zerlegung_de.txt`: one `word: part part` a line."""
    lines = _EXCEPTIONS.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(":") for line in lines if line and not line.startswith("#"))
    return {
        fold_german(word.strip()): tuple(fold_german(part) for part in parts.split())
        for word, _, parts in pairs
    }
