"""The words that public pages really use: spelling, completion and rescue look here."""

from __future__ import annotations

from django.db import models


class SearchTerm(models.Model):
    """A folded word form of a language and the number of public rows that hold it."""

    language = models.CharField(max_length=12)
    form = models.CharField(max_length=80)
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "form"], name="search_term_once")
        ]

    def __str__(self) -> str:
        return self.form
