"""Pages the Redaktion puts first for a search word."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel

from portal.core.languages import OFFERED


class PromotedHitQuerySet(models.QuerySet["PromotedHit"]):
    def valid(self, day: datetime.date | None = None) -> Self:
        """Those in force on a day, today without one."""
        day = day or timezone.localdate()
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(begun & (Q(valid_until__isnull=True) | Q(valid_until__gte=day)))


class PromotedHit(models.Model):
    """A page shown first when somebody searches for exactly these words (in any inflection)."""

    language = models.CharField(_("language"), max_length=12, choices=OFFERED, default="de")
    query = models.CharField(
        _("search words"), max_length=200, help_text=_("What people type, for example: Wohngeld.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_until = models.DateField(_("until"), null=True, blank=True)

    objects = PromotedHitQuerySet.as_manager()

    panels = [
        FieldPanel("query"),
        PageChooserPanel("page"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
        FieldPanel("language"),
    ]

    class Meta:
        verbose_name = _("promoted hit")
        verbose_name_plural = _("promoted hits")
        ordering = ["language", "query"]

    def __str__(self) -> str:
        return f"{self.query} → {self.page}"
