"""Which draft recommendation speaks of the end of which offer or programme."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Befristungsentwurf(models.Model):
    """One page whose funding ends, and the recommendation "Verlängerung/Verstetigung" about it."""

    page = models.OneToOneField(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="befristungsentwurf",
        verbose_name=_("page"),
    )
    empfehlung = models.ForeignKey(
        "publikationen.Handlungsempfehlung",
        on_delete=models.CASCADE,
        related_name="befristungen",
        verbose_name=_("recommendation"),
    )

    class Meta:
        verbose_name = _("recommendation on the end of a funding")
        verbose_name_plural = _("recommendations on the end of fundings")

    def __str__(self) -> str:
        return f"{self.page}: {self.empfehlung}"
