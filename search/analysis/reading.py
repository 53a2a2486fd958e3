"""What all languages share: from runs of letters to tokens, index terms and query words."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from .runs import Run, runs
from .terms import QueryWord, Terms, Token

_LONGEST_FORM: Final = 80


class Reading(NamedTuple):
    """One way to read a run. `joined` marks `rucksackkita`, read from `Rucksack-Kita`, whose
    `parts` are then the pieces. `inner` are stems of compounds inside the compound. `verb` is for
    forms that only verbs have."""

    form: str
    stem: str
    parts: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    stop: bool = False
    joined: bool = False
    verb: bool = False


class Reader:
    """Base of all analysers; a language says in `read` how one run is to be read.

    `read` must be a pure function of the run, because its results are kept per distinct word.
    """

    language: str

    def read(self, raw: str) -> tuple[Reading, ...]:
        raise NotImplementedError

    def tokens(self, text: str) -> Iterator[Token]:
        for run in runs(text):
            yield from placed(run, self.read(run.raw))

    def document(self, text: str, *, stopwords: bool = False) -> Terms:
        terms = Terms([], [])
        for start, end, form, stem, parts, stop in self.tokens(text):
            if not stop:
                if form not in terms.forms and _can_be_suggested(form, end - start):
                    terms.forms[form] = text[start:end]
            elif not stopwords:
                continue
            terms.words.append(stem)
            terms.parts.extend(parts)
        return terms

    def query(self, text: str) -> list[QueryWord]:
        found: dict[str, QueryWord] = {}
        for run in runs(text):
            for reading in _leading(self.read(run.raw)):
                found.setdefault(reading.stem, _query_word(reading, run.raw))
        meaningful = [word for word in found.values() if not word.stop]
        return meaningful or list(found.values())


def _can_be_suggested(form: str, letters: int) -> bool:
    return 1 < len(form) <= _LONGEST_FORM and letters <= _LONGEST_FORM


def _query_word(r: Reading, typed: str) -> QueryWord:
    return QueryWord(r.form, r.stem, r.parts, typed, r.stop, r.inner, r.verb)


def placed(run: Run, readings: Iterable[Reading]) -> list[Token]:
    start, end, _ = run
    return [
        Token(start, end, r.form, r.stem, r.parts + r.inner if r.inner else r.parts, r.stop)
        for r in readings
    ]


def joined(pieces: tuple[Reading, ...], whole: Reading) -> tuple[Reading, ...]:
    """The pieces of a hyphenated word and the word written together, which has them as parts."""
    parts: list[str] = []
    for piece in pieces:
        parts.extend(piece.parts or (piece.stem,))
    return (*pieces, whole._replace(parts=tuple(parts), joined=True, stop=False))


def _leading(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """In a query a hyphenated word is one word with parts, not several words."""
    whole = tuple(reading for reading in readings if reading.joined)
    return whole or readings
