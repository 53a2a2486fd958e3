"""Which files the newest draft of a page uses: Wagtail's reference index knows published ones."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .bild import Bild
from .dokument import Dokument


class Verwendung(models.Model):
    """One picture or document in the newest draft of one page; rewritten with every revision."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    bild = models.ForeignKey(Bild, null=True, on_delete=models.CASCADE, related_name="verwendungen")
    dokument = models.ForeignKey(
        Dokument, null=True, on_delete=models.CASCADE, related_name="verwendungen"
    )

    class Meta:
        verbose_name = _("use of a file")
        verbose_name_plural = _("uses of files")
        constraints = [
            models.CheckConstraint(
                condition=Q(bild__isnull=True) ^ Q(dokument__isnull=True),
                name="verwendung_bild_oder_dokument",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.bild_id or self.dokument_id}"
