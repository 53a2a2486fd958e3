"""What an analyser gives: the one vocabulary that indexing, ranking and highlighting share."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class Token(NamedTuple):
    """One word of a text, where it stands and what the search makes of it.

    `start` and `end` count characters of the text as it was given (half open), so a highlighter
    can mark the original. `form` is the folded spelling, `stem` what is indexed as a whole word,
    `parts` the stems of the words inside a compound. `stop` marks words that carry no meaning.
    """

    start: int
    end: int
    form: str
    stem: str
    parts: tuple[str, ...]
    stop: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """Index tokens of a text, in the order of the text: whole words and parts of words apart.

    `forms` maps the folded form of each word that carries meaning to its first spelling, for
    suggestions and "did you mean".
    """

    words: list[str]
    parts: list[str]
    forms: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One word of a query.

    `form` is the folded spelling (for spelling correction and prefixes), `stem` the token of the
    whole word. `parts` are the stems that together say the same as a compound, in order; empty
    for a word that is not a compound. `inner` are stems of compounds inside the compound, which
    may be parts, too. `typed` is what the visitor wrote. `stop` is set only when the query holds
    nothing but stop words, because otherwise they are left out. `verb` marks what can be nothing
    else but a form of a verb.
    """

    form: str
    stem: str
    parts: tuple[str, ...] = ()
    typed: str = ""
    stop: bool = False
    inner: tuple[str, ...] = ()
    verb: bool = False


class Analyser(Protocol):
    """Turns text of one language into tokens. Never raises, whatever the text."""

    @property
    def language(self) -> str: ...

    def tokens(self, text: str) -> Iterator[Token]:
        """Every word of the text, stop words too. Words read together ("Sprach- und
        Kulturmittler": sprachmittler) follow the words they are made of and share their place."""
        ...

    def document(self, text: str, *, stopwords: bool = False) -> Terms:
        """Tokens to index. Pass `stopwords=True` for titles, so that "Über uns" can be found."""
        ...

    def query(self, text: str) -> list[QueryWord]:
        """The words that matter in a query, in order, each once."""
        ...
