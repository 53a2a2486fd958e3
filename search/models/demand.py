"""What people look for: counted by day, language and words, without anything about who asked."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Max, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SearchDemandQuerySet(models.QuerySet["SearchDemand"]):
    def without_hits(self) -> Self:
        return self.filter(hits=0)

    def lately(self) -> Self:
        """Of the days that the report and the proposals to readers look at."""
        days = datetime.timedelta(days=SearchDemand.LATELY_DAYS)
        return self.filter(day__gte=timezone.localdate() - days)

    def by_query(self) -> models.QuerySet[SearchDemand, dict[str, Any]]:
        """One row a query and language: how often, when last; the most wanted first."""
        return (
            self.values("query", "language")
            .annotate(times=Sum("count"), last=Max("day"))
            .order_by("-times", "-last", "query")
        )


class SearchDemand(models.Model):
    """How often a query was asked on a day, and how many hits it had the last time."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=12)
    query = models.CharField(_("search words"), max_length=80)
    count = models.PositiveIntegerField(_("times"), default=0)
    hits = models.PositiveIntegerField(_("hits"), default=0)

    LATELY_DAYS: ClassVar = 90

    objects = SearchDemandQuerySet.as_manager()

    class Meta:
        verbose_name = _("demand")
        verbose_name_plural = _("demand")
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "query"], name="search_demand_once")
        ]
        indexes = [models.Index(fields=["hits", "day"], name="search_demand_report")]

    def __str__(self) -> str:
        return f"{self.query} ({self.language})"
