"""That rows were written, said in one line: readers notice it without looking at the rows."""

from __future__ import annotations

from django.db import models


class SearchWrite(models.Model):
    """One transaction's writing of rows; made in the same transaction, forgotten after a day."""

    version = models.BigIntegerField(db_index=True)  # microseconds since 1970

    def __str__(self) -> str:
        return str(self.version)
