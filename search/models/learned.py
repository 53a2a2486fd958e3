"""Word pairs of a language, learned from the site's own translations."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.utils import timezone

from portal.core.languages import OFFERED


class LearnedWordsQuerySet(models.QuerySet["LearnedWords"]):
    def due(self) -> Self:
        """Languages in which something went live since they were learned."""
        return self.filter(due_since__isnull=False)

    def overdue(self, wait: datetime.timedelta) -> Self:
        """Those whose task seems to have been lost."""
        return self.due().filter(due_since__lt=timezone.now() - wait)


class LearnedWords(models.Model):
    """All pairs of one language; replaced as a whole, so that readers see one state or the next.

    ``pairs`` holds [foreign token, German token, weight, German spelling], `search.crosslingual`
    says what they mean. ``version`` grows with every change of them. ``fingerprint`` names what
    they were learned from and by which rules: when it is the same, nothing is learned again.
    """

    language = models.CharField(max_length=12, choices=OFFERED, unique=True)
    pairs = models.JSONField(default=list)
    version = models.BigIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, default="")
    texts = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    learned_at = models.DateTimeField(null=True)
    due_since = models.DateTimeField(null=True)

    objects = LearnedWordsQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.language}: {self.words}"
