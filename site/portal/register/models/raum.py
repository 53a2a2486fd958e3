"""The planning districts. Stadtbezirke are another layer and are never mixed in here."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .vokabel import Vokabel


class Sozialraum(Vokabel):
    """One of the six planning districts."""

    kuerzel = models.CharField(
        _("abbreviation"),
        max_length=2,
        unique=True,
        help_text=_("Part of recommendation numbers: MS in HE-MS-03."),
    )

    panels = [*Vokabel.name_panels, FieldPanel("kuerzel"), *Vokabel.validity_panels]

    class Meta(Vokabel.Meta):
        verbose_name = _("Sozialraum")
        verbose_name_plural = _("Sozialräume")

    @property
    def zeichen(self) -> str:
        """Id of the sign: the arm of the star that points to where the district lies."""
        return f"sr-{self.slug}"


class Sozialquartier(Vokabel):
    """One of the 27 quarters; each lies in exactly one Sozialraum."""

    sozialraum = models.ForeignKey(
        Sozialraum, on_delete=models.PROTECT, related_name="quartiere", verbose_name=_("Sozialraum")
    )

    panels = [*Vokabel.name_panels, FieldPanel("sozialraum"), *Vokabel.validity_panels]

    class Meta(Vokabel.Meta):
        verbose_name = _("Sozialquartier")
        verbose_name_plural = _("Sozialquartiere")
