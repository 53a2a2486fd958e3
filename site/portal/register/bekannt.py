"""Bereiche in memory: a few dozen rows that every page names, with the names they had over time."""

from __future__ import annotations

import time
from typing import Any, Final

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .models import Bereich, BereichBezeichnung

# Another process notices a renamed Bereich after this long; this one at once.
SECONDS: Final = 60.0


class KnownBereiche:
    """Bereiche by primary key, each with its numbers and names: two queries a minute."""

    def __init__(self) -> None:
        self._rows: dict[int, Bereich] = {}
        self._read_at = float("-inf")

    def forget(self) -> None:
        self._read_at = float("-inf")

    def get(self, pk: int | None) -> Bereich | None:
        """Return the Bereich, None without a key."""
        if pk is None:
            return None
        if pk not in self._known():
            return Bereich.objects.filter(pk=pk).first()
        return self._rows[pk]

    def _known(self) -> dict[int, Bereich]:
        if time.monotonic() - self._read_at > SECONDS:
            rows = Bereich.objects.prefetch_related("bezeichnungen")
            self._rows = {bereich.pk: bereich for bereich in rows}
            self._read_at = time.monotonic()
        return self._rows


known_bereiche = KnownBereiche()


@receiver([post_save, post_delete], sender=Bereich, dispatch_uid="bereich_changed")
@receiver([post_save, post_delete], sender=BereichBezeichnung, dispatch_uid="bezeichnung_changed")
def bereiche_changed(**_: Any) -> None:
    known_bereiche.forget()
