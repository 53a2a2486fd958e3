"""What the engines inside the database share: scope, filters and counts are sets of row ids."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from django.db import DEFAULT_DB_ALIAS

from portal.core.languages import SOURCE_LANGUAGE

from ..facets import KIND, bits_of, facet_index, kept
from ..names import DIMENSIONS
from .base import Answer, Question, WordAlternatives


class DatabaseEngine(ABC):
    """Finds row ids by tokens in one database; everything after that is the same for all."""

    name: str

    def __init__(self, using: str = DEFAULT_DB_ALIAS) -> None:
        self.using = using

    @abstractmethod
    def ranked(self, words: Sequence[WordAlternatives], language: str) -> list[int]:
        """Ids of all rows of a language that hold at least one word, best first."""

    def answer(self, question: Question) -> Answer:
        request = question.request
        rows = facet_index(self.using).current()
        scope = rows.narrowed(rows.scope(request.language, request.kinds), request.fixed)
        found = kept(self._found(question), scope)
        matched = bits_of(found)
        chosen = kept(found, rows.narrowed(matched, request.chosen))
        return Answer(
            ids=chosen[request.start : request.start + request.page_size],
            total=len(chosen),
            counts=rows.counts(matched, request.chosen, (KIND, *DIMENSIONS)),
        )

    def _found(self, question: Question) -> list[int]:
        """Rows in the reader's own language first, then those that exist in German only."""
        reader = question.request.language
        found = self.ranked(question.words[reader], reader)
        if reader == SOURCE_LANGUAGE:
            return found
        # A German row is found by German words and, through its keywords, by the reader's own.
        everything = [word for words in question.words.values() for word in words]
        return found + self.ranked(everything, SOURCE_LANGUAGE)
