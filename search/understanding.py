"""What the words of a query mean for the rows of each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from portal.core.languages import SOURCE_LANGUAGE, base_language

from .analysis import analyser_for
from .crosslingual import Translated, WordPairs, question, understood
from .engines.base import Bucket
from .facets import FacetIndex
from .learned import learned_store
from .ranking import Question, Vocabulary
from .wordstore import ranker_store, word_store

_MOST_SHOWN: Final = 8  # German words a reader is told


@dataclass(frozen=True, slots=True)
class Understood:
    """Where to look, and the German words that a query in another language was read as."""

    buckets: tuple[Bucket, ...]
    german: tuple[str, ...] = ()


class QueryReader:
    """Reads queries for one state of the catalogue."""

    def __init__(self, using: str, rows: FacetIndex) -> None:
        self.using, self.rows = using, rows

    def read(self, text: str, reader: str) -> Understood:
        """Rows of the reader's language; below, rows that exist in German only, which are found by
        German words, by words learned from translations, and by names of themes."""
        own = self._bucket(reader, [self._question(text, reader, reader)])
        if reader == SOURCE_LANGUAGE:
            return Understood((own,))
        pairs = self._pairs(reader)
        if pairs is None:
            return Understood((own, self._bucket(SOURCE_LANGUAGE, self._untaught(text, reader))))
        words = analyser_for(reader).query(text)
        translated = pairs.translate(words, self._vocabulary(SOURCE_LANGUAGE))
        below = self._bucket(SOURCE_LANGUAGE, self._taught(translated, reader))
        return Understood((own, below), _told(translated))

    def _pairs(self, reader: str) -> WordPairs | None:
        if base_language(reader) == SOURCE_LANGUAGE:
            return None
        return learned_store(self.using).pairs(reader)

    def _taught(self, translated: Sequence[Translated], reader: str) -> list[Question]:
        """Words that nothing was learned about are read as before."""
        rest = " ".join(word.typed for word in translated if not word.choices)
        learned = question(translated, self._vocabulary(SOURCE_LANGUAGE))
        return [learned, *(self._untaught(rest, reader) if rest else ())]

    def _untaught(self, text: str, reader: str) -> list[Question]:
        return [self._question(text, code, SOURCE_LANGUAGE) for code in (SOURCE_LANGUAGE, reader)]

    def _question(self, text: str, reading: str, language: str) -> Question:
        vocabulary = self._vocabulary(language)
        return ranker_store(self.using).ranker(reading, vocabulary, language).question(text)

    def _bucket(self, language: str, questions: Sequence[Question]) -> Bucket:
        return Bucket(language, tuple(questions), self._vocabulary(language))

    def _vocabulary(self, language: str) -> Vocabulary:
        return word_store(self.using).vocabulary(language, self.rows)


def _told(translated: Sequence[Translated]) -> tuple[str, ...]:
    """Nothing a reader wrote themselves."""
    typed = {word.typed.casefold() for word in translated}
    labels = [label for label in understood(translated) if label.casefold() not in typed]
    return tuple(labels[:_MOST_SHOWN])
