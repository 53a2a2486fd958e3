"""What a row keeps for ranking: tokens to find it by, and its text as tokens in short units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from ..analysis import Terms, analyser_for

# Words of text a unit holds; two neighbours make a passage of about a long sentence.
_UNIT: Final = 12
# A page of 200 pages is ranked by its first 100: more would cost time at every search.
_MOST_UNITS: Final = 2_500
# A word that occurs this often in the text says what the page is about.
_OFTEN: Final = 3
_PARTS: Final = " | "
_HEADS: Final = 3  # title, intro, keywords


@dataclass(frozen=True, slots=True)
class Content:
    """The searchable texts of one page in one language.

    `names` are words in other languages by language code: names of themes, districts and target
    groups, so that a Turkish word finds a German page.
    """

    title: str
    text: str = ""
    intro: str = ""
    keywords: Sequence[str] = ()
    names: Mapping[str, Sequence[str]] | None = None


@dataclass(frozen=True, slots=True)
class RankedTokens:
    """Columns of a row. `every`, `core` and `title` are distinct tokens separated by spaces, for
    the engine: all tokens of the page, those that say what it is about, those of the title.
    `stored` is read back by `Page.read` when the page is ranked; to an engine it means nothing.
    `forms`: folded word of the page -> its first spelling."""

    every: str
    core: str
    title: str
    stored: str
    forms: dict[str, str]


def ranked_tokens(content: Content, language: str) -> RankedTokens:
    """Analyse a page. The same content gives the same columns on every machine."""
    own = analyser_for(language)
    title = own.document(content.title, stopwords=True)
    intro = own.document(content.intro)
    keywords = _keywords(content, language)
    lines = [own.document(line) for line in content.text.splitlines() if line.strip()]
    often = Counter(token for line in lines for token in (*line.words, *line.parts))
    about = {*title.words, *title.parts, *keywords.words, *keywords.parts, *intro.words}
    about |= {token for token, count in often.items() if count >= _OFTEN}
    units = _units(lines)
    length = sum(len(unit.words) for unit in units)
    heads = [_written(terms) for terms in (title, intro, keywords)]
    return RankedTokens(
        every=_distinct((*about, *intro.parts, *often)),
        core=_distinct(about),
        title=_distinct((*title.words, *title.parts)),
        stored="\n".join([str(length), *heads, *(_written(unit) for unit in units)]),
        forms=_first_spellings([title, intro, *lines, *map(own.document, content.keywords)]),
    )


def _first_spellings(texts: Sequence[Terms]) -> dict[str, str]:
    found: dict[str, str] = {}
    for terms in reversed(texts):
        found |= terms.forms
    return found


def _keywords(content: Content, language: str) -> Terms:
    words: list[str] = []
    parts: list[str] = []
    named = {language: list(content.keywords)}
    for code, names in (content.names or {}).items():
        named.setdefault(code, []).extend(names)
    for code, names in named.items():
        for name in names:
            own, inside = _terms_of_name(code, name)
            words += own
            parts += inside
    return Terms(list(dict.fromkeys(words)), list(dict.fromkeys(parts)))


@lru_cache(maxsize=10_000)
def _terms_of_name(language: str, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A theme's names in thirteen languages are those of each of its pages."""
    terms = analyser_for(language).document(name, stopwords=True)
    return tuple(terms.words), tuple(terms.parts)


def _units(lines: Iterable[Terms]) -> list[Terms]:
    """Whole lines joined until a unit is full; a long line (a paragraph) is cut."""
    units: list[Terms] = []
    words: list[str] = []
    parts: list[str] = []
    for line in lines:
        pieces = max(1, -(-len(line.words) // _UNIT))
        for piece in range(pieces):
            words += line.words[piece * _UNIT : (piece + 1) * _UNIT]
            parts += _share(line.parts, piece, pieces)
            if len(words) >= _UNIT:
                units.append(Terms(words, parts))
                words, parts = [], []
    if words:
        units.append(Terms(words, parts))
    return units[:_MOST_UNITS]


def _share(parts: Sequence[str], piece: int, pieces: int) -> Sequence[str]:
    """The parts that belong to a piece of a line, by place: exact enough for a window."""
    return parts[len(parts) * piece // pieces : len(parts) * (piece + 1) // pieces]


def _written(terms: Terms) -> str:
    return " ".join(terms.words) + _PARTS + " ".join(terms.parts)


def _distinct(tokens: Iterable[str]) -> str:
    return " ".join(sorted(set(tokens)))


class Field(NamedTuple):
    """Tokens of a field or unit in the order of the text."""

    words: list[str]
    parts: list[str]

    @classmethod
    def read(cls, line: str) -> Field:
        words, _, parts = line.partition(_PARTS)
        return cls(words.split(), parts.split())


class Page(NamedTuple):
    """A stored page, its units still as text: most of them hold nothing that was asked for."""

    length: int  # words of the text
    title: Field
    intro: Field
    keywords: Field
    units: list[str]

    @classmethod
    def read(cls, stored: str) -> Page:
        """Read the column `stored`. What `ranked_tokens` did not write is an empty page."""
        length, *lines = stored.split("\n")
        if not length.isdigit() or len(lines) < _HEADS:
            return cls(0, Field([], []), Field([], []), Field([], []), [])
        title, intro, keywords = (Field.read(line) for line in lines[:_HEADS])
        return cls(int(length), title, intro, keywords, lines[_HEADS:])
