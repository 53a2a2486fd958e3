"""Which rows hold a token, collected beforehand for catalogues in which that is slow to look up."""

from __future__ import annotations

from django.db import models


class SearchPosting(models.Model):
    """The rows that held a token in a column at the time of a collection (`search.collecting`)."""

    collection = models.BigIntegerField()
    column = models.CharField(max_length=12)
    token = models.TextField()
    rows = models.BinaryField()  # see `search.bits.packed`

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["column", "token"], name="search_posting_once")
        ]

    def __str__(self) -> str:
        return f"{self.column}: {self.token}"


class PostingCollection(models.Model):
    """The collection that is in use, with the version each row had. There is at most one."""

    number = models.BigIntegerField()  # of the collection; a later one has a greater number
    versions = models.BinaryField()  # compressed pairs of row id and version, 64 bits each

    def __str__(self) -> str:
        return str(self.number)
