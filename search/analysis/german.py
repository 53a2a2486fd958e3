"""German and Leichte Sprache: gender forms, folding, compounds, stems."""

import re
from collections.abc import Iterator
from functools import lru_cache

from .compounds import Splitter
from .folding import fold_german
from .gender import base_form, plain
from .reading import Reader, Reading, joined, placed
from .runs import HYPHENS, MIDDLE_DOTS, Run, runs
from .stems import german_stem, is_verb, noun_stems
from .stopwords import stopwords
from .terms import Token

_SEPARATORS = re.compile(rf"[{HYPHENS}'’ʼ‘`´*:_/.()]+")
_COMPOUND_MARKS = re.compile(rf"[{HYPHENS}/.]")
_DOTS = str.maketrans(dict.fromkeys(MIDDLE_DOTS))
_CONJUNCTIONS = frozenset({"und", "oder", "bzw", "beziehungsweise", "sowie", "wie", "auch", "als"})
_ADJECTIVE = re.compile(r"(.{4,}?)(?:s?lich|isch|ig|ell|os|al|haft)$")
_SHORTEST_PART = 3
_MOST_SUSPENDED = 4  # "Sprach-, Lese-, Schreib- und Rechenkurse"


class GermanAnalyser(Reader):
    def __init__(self, language: str, splitter: Splitter) -> None:
        self.language = language
        self._splitter = splitter
        self._stop = frozenset(fold_german(word) for word in stopwords("de"))
        self.read = lru_cache(maxsize=200_000)(self._read)  # type: ignore[method-assign]

    def tokens(self, text: str) -> Iterator[Token]:
        """As in every language, and the words that a suspended hyphen leaves unsaid."""
        waiting: list[Run] = []
        last: list[Run] = []  # the words before, newest at the end
        for run in runs(text):
            yield from placed(run, self.read(run.raw))
            if run.start and text[run.start - 1] in HYPHENS:
                yield from self._after_conjunction(run, last)
            if _is_suspended(text, run):
                waiting = [*waiting, run][-_MOST_SUSPENDED:]
            elif waiting and run.raw.lower() not in _CONJUNCTIONS:
                yield from self._completed(waiting, run)
                waiting = []
            last = [*last[-1:], run]

    def _completed(self, waiting: list[Run], run: Run) -> Iterator[Token]:
        """`Sprach- und Kulturmittler`: sprachmittler, where `Sprach-` stands."""
        parts = self._splitter.split(_folded(run.raw))
        for head in waiting if parts else ():
            yield from placed(head, (self._word(_folded(head.raw) + parts[-1]),))

    def _after_conjunction(self, run: Run, last: list[Run]) -> Iterator[Token]:
        """`Kinderbetreuung und -erziehung`: kindererziehung, where `-erziehung` stands."""
        if len(last) < 2 or last[-1].raw.lower() not in _CONJUNCTIONS:
            return
        before = _folded(last[-2].raw)
        parts = self._splitter.split(before)
        if parts:
            first = before[: before.find(parts[1][:3], len(parts[0]) - 1)]
            yield from placed(run, (self._word(first + _folded(run.raw)),))

    def _read(self, raw: str) -> tuple[Reading, ...]:
        word = plain(raw).translate(_DOTS)
        pieces = tuple(self._word(fold_german(p)) for p in _SEPARATORS.split(word) if p)
        if len(pieces) < 2 or not _COMPOUND_MARKS.search(word):
            return pieces
        whole = fold_german(_SEPARATORS.sub("", word))
        return joined(pieces, Reading(whole, german_stem(whole)))

    def _word(self, form: str) -> Reading:
        if form in self._stop or len(form) < 2:
            return Reading(form, german_stem(form), stop=not form.isdigit())
        stem, base = german_stem(form), base_form(form)
        parts = self._stems(self._splitter.split(base), stem) or _root(stem)
        inner = self._stems(self._splitter.compounds(base), stem)
        return Reading(form, stem, parts, inner, verb=is_verb(form))

    def _stems(self, words: tuple[str, ...], whole: str) -> tuple[str, ...]:
        stems = (german_stem(word) for word in words if word not in self._stop)
        return tuple(stem for stem in stems if stem != whole and len(stem) >= _SHORTEST_PART)


def _root(stem: str) -> tuple[str, ...]:
    """The noun an adjective is made of, as its part: `rechtlich` holds recht."""
    match = _ADJECTIVE.match(stem)
    return (match[1],) if match and match[1] in noun_stems() else ()


def _folded(raw: str) -> str:
    return fold_german(_SEPARATORS.sub("", plain(raw).translate(_DOTS)))


def _is_suspended(text: str, run: Run) -> bool:
    """A hyphen follows, and no letter after it."""
    end = run.end
    return end < len(text) and text[end] in HYPHENS and not text[end + 1 : end + 2].isalnum()
