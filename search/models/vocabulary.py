"""The words that public pages really use: ranking, spelling and completion look here.

`version` has no index although changes are read by it: a publication counts hundreds of words, and
an index would be written for each of them (20 % of the time of a write on PostgreSQL).
"""

from __future__ import annotations

from django.db import models


class SearchTerm(models.Model):
    """A folded word form of a language, one of its spellings, and the number of rows that hold it.

    A word that left stays with count 0, so that processes which remember it notice.
    """

    language = models.CharField(max_length=12)
    form = models.CharField(max_length=80)
    word = models.CharField(max_length=80)
    count = models.IntegerField(default=0)
    version = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "form"], name="search_term_once")
        ]

    def __str__(self) -> str:
        return self.word


class SearchToken(models.Model):
    """An index token of a language: in how many rows it stands, and in how many titles."""

    language = models.CharField(max_length=12)
    token = models.CharField(max_length=120)
    pages = models.IntegerField(default=0)
    titles = models.IntegerField(default=0)
    version = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "token"], name="search_token_once")
        ]

    def __str__(self) -> str:
        return self.token
