"""Word statistics of each language in memory, in line with the catalogue."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Count as CountOf
from django.db.models import Max

from portal.core.languages import base_language

from .facets import WINDOW, FacetIndex
from .indexing import next_version
from .models import SearchTerm, SearchToken, SynonymGroup
from .ranking import Count, Ranker, Vocabulary, WordForms


@dataclass(slots=True)
class _Words:
    """Of one language: token -> counts, form -> number of rows, form -> spelling."""

    tokens: dict[str, Count] = field(default_factory=dict)
    forms: WordForms = field(default_factory=WordForms)
    spellings: dict[str, str] = field(default_factory=dict)
    vocabulary: Vocabulary | None = None


class WordStore:
    """Reads everything once, then only what changed since; nothing while no row changes."""

    def __init__(self, using: str) -> None:
        self.using = using
        self._lock = threading.Lock()
        self._start_over()

    def _start_over(self) -> None:
        self._words: dict[str, _Words] = defaultdict(_Words)
        self._versions: dict[tuple[type, int], int] = {}
        self._stamp: int | None = None
        self._since = 0

    def vocabulary(self, language: str, rows: FacetIndex) -> Vocabulary:
        """Statistics of a language as of the state of ``rows``."""
        with self._lock:
            self._bring_in_line(rows.stamp)
            words = self._words[language]
            if words.vocabulary is None:
                pages = rows.of_language(language).bit_count()
                words.vocabulary = Vocabulary(pages, words.tokens, words.forms)
            return words.vocabulary

    def spelling(self, language: str, form: str) -> str:
        """A word as the pages write it; the folded form when no page has it."""
        return self._words[language].spellings.get(form, form)

    def _bring_in_line(self, stamp: int) -> None:
        if stamp == self._stamp:
            return
        cutoff = next_version() - WINDOW
        if not self._read(min(cutoff, self._since)):
            self._start_over()
            self._read(0)
        self._stamp, self._since = stamp, cutoff
        for words in self._words.values():
            words.vocabulary = None

    def _read(self, since: int) -> bool:
        """Take over what changed; False when something known is gone (a rollback)."""
        terms = list(self._changed(SearchTerm, since, "form", "count", "word"))
        tokens = list(self._changed(SearchToken, since, "token", "pages", "titles"))
        for _, language, form, count, word in terms:
            self._words[language].forms.put(form, count)
            _put(self._words[language].spellings, form, word if count > 0 else None)
        for _, language, token, pages, titles in tokens:
            counts = Count(pages, titles) if pages > 0 else None
            _put(self._words[language].tokens, token, counts)
        return self._all_still_there(since, {row[0] for row in (*terms, *tokens)})

    def _changed(self, model: type[Any], since: int, *names: str) -> Iterator[tuple[Any, ...]]:
        rows = model.objects.using(self.using).filter(version__gt=since)
        for pk, version, *values in rows.values_list("pk", "version", "language", *names):
            self._versions[model, pk] = version
            yield ((model, pk), *values)

    def _all_still_there(self, since: int, there: set[tuple[type, int]]) -> bool:
        if not since:
            return True
        recent = (key for key, version in self._versions.items() if version > since)
        return all(key in there for key in recent)


def _put(known: dict[str, Any], key: str, value: Any) -> None:
    if value:
        known[key] = value
    else:
        known.pop(key, None)


@cache
def word_store(using: str = DEFAULT_DB_ALIAS) -> WordStore:
    """The words of this process for one database."""
    return WordStore(using)


class RankerStore:
    """Rankers of each language, kept until rows or synonyms change.

    An editor's change of synonyms takes effect with the next search.
    """

    def __init__(self, using: str) -> None:
        self.using = using
        self._known: dict[tuple[str, str], tuple[object, Ranker]] = {}

    def ranker(self, reading: str, vocabulary: Vocabulary, language: str) -> Ranker:
        """Reads queries as ``reading``, for rows of ``language``."""
        groups = SynonymGroup.objects.using(self.using).filter(language=base_language(reading))
        changed = tuple(groups.aggregate(number=CountOf("pk"), last=Max("changed")).values())
        state = (vocabulary, changed)
        known = self._known.get((reading, language))
        if known is None or known[0] != state:
            ranker = Ranker(reading, vocabulary, [group.members() for group in groups])
            known = self._known[reading, language] = state, ranker
        return known[1]


@cache
def ranker_store(using: str = DEFAULT_DB_ALIAS) -> RankerStore:
    return RankerStore(using)
