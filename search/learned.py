"""Learned word pairs between the database and the pure code that makes and uses them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache

from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from .analysis import ANALYSIS_VERSION
from .crosslingual import LEARNING_VERSION, WordPair, WordPairs, learn
from .indexing import next_version
from .models import LearnedWords

Text = tuple[str, str]  # German, foreign


class LearnedStore:
    """Pairs of each language in memory; one small query tells whether they were learned anew."""

    def __init__(self, using: str) -> None:
        self.using = using
        self._known: dict[str, tuple[int, WordPairs]] = {}

    def pairs(self, language: str) -> WordPairs | None:
        """None as long as nothing has been learned."""
        rows = LearnedWords.objects.using(self.using).filter(language=language, words__gt=0)
        version = rows.values_list("version", flat=True).first()
        if version is None:
            return None
        known = self._known.get(language)
        if known is None or known[0] != version:
            pairs = rows.values_list("pairs", flat=True).get()
            known = version, WordPairs(language, (WordPair(*pair) for pair in pairs))
            self._known[language] = known
        return known[1]


@cache
def learned_store(using: str = DEFAULT_DB_ALIAS) -> LearnedStore:
    """The pairs of this process for one database."""
    return LearnedStore(using)


def learn_from(texts: Sequence[Text], language: str, using: str = DEFAULT_DB_ALIAS) -> LearnedWords:
    """Learn the pairs of a language and store them, unless they were learned from the same texts.

    About 2 ms a line of text; readers use the old pairs meanwhile.
    """
    row, _ = LearnedWords.objects.using(using).get_or_create(language=language)
    fingerprint = _fingerprint(texts)
    if row.fingerprint != fingerprint:
        pairs = learn(texts, language)
        row.pairs = [list(pair) for pair in pairs.rows()]
        row.words, row.texts = len(pairs), len(texts)
        row.fingerprint, row.version = fingerprint, next_version(row.version)
    row.learned_at = timezone.now()
    learned = ["pairs", "words", "texts", "fingerprint", "version", "learned_at"]
    row.save(using=using, update_fields=learned)
    return row


def _fingerprint(texts: Iterable[Text]) -> str:
    told = json.dumps([LEARNING_VERSION, str(ANALYSIS_VERSION), list(texts)])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
