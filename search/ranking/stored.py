"""What a row keeps for ranking: tokens to find it by, and its text as tokens in short units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..analysis import Terms, analyser_for

# Words of text a unit holds; two neighbours make a passage of about a long sentence.
_UNIT: Final = 12
# A page of 200 pages is ranked by its first 100: more would cost time at every search.
_MOST_UNITS: Final = 2_500
# A word that occurs this often in the text says what the page is about.
_OFTEN: Final = 3
_PARTS: Final = "|"


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
    `stored` is read back by `Page.read` when the page is ranked; to an engine it means nothing."""

    every: str
    core: str
    title: str
    stored: str


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
    heads = [_written(terms) for terms in (title, intro, keywords)]
    return RankedTokens(
        every=_distinct((*about, *intro.parts, *often)),
        core=_distinct(about),
        title=_distinct((*title.words, *title.parts)),
        stored="\n".join([*heads, *(_written(unit) for unit in _units(lines))]),
    )


def _keywords(content: Content, language: str) -> Terms:
    words: list[str] = []
    parts: list[str] = []
    named = {language: list(content.keywords)}
    for code, names in (content.names or {}).items():
        named.setdefault(code, []).extend(names)
    for code, names in named.items():
        for name in names:
            terms = analyser_for(code).document(name, stopwords=True)
            words += terms.words
            parts += terms.parts
    return Terms(list(dict.fromkeys(words)), list(dict.fromkeys(parts)))


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


@dataclass(frozen=True, slots=True)
class Field:
    """How often the wanted tokens stand in a field, as words and as parts, and its length."""

    words: Mapping[str, int]
    parts: Mapping[str, int]
    length: int  # words

    @classmethod
    def read(cls, line: str, wanted: frozenset[str]) -> Field:
        words, _, parts = line.partition(_PARTS)
        tokens = words.split()
        return cls(_counted(tokens, wanted), _counted(parts.split(), wanted), len(tokens))


_NOTHING: Final[Mapping[str, int]] = {}


def _counted(tokens: Iterable[str], wanted: frozenset[str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for token in tokens:
        if token in wanted:
            found[token] = found.get(token, 0) + 1
    return found or _NOTHING


@dataclass(frozen=True, slots=True)
class Page:
    """A stored page as far as a query is concerned."""

    title: Field
    title_tokens: tuple[str, ...]
    intro: Field
    keywords: Field
    units: tuple[Field, ...]

    @classmethod
    def read(cls, stored: str, wanted: frozenset[str]) -> Page:
        """Read the column `stored`; anything else than `ranked_tokens` wrote is an empty page."""
        lines = [*stored.split("\n"), "", "", ""]
        title, intro, keywords, *units = lines[: len(lines) - 3] if len(lines) > 5 else lines[:3]
        return cls(
            title=Field.read(title, wanted),
            title_tokens=tuple(dict.fromkeys(title.partition(_PARTS)[0].split())),
            intro=Field.read(intro, wanted),
            keywords=Field.read(keywords, wanted),
            units=tuple(Field.read(unit, wanted) for unit in units),
        )
