"""Figures never stand alone: value, unit, source, date, and whether they were stated or counted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class Kennzahl(Orderable):
    """A figure with its origin. ``wert`` counts ``einheit`` (persons, answers, per cent …)."""

    class Herkunft(models.TextChoices):
        ANGEGEBEN = "angegeben", _("stated")
        ERFASST = "erfasst", _("counted here")

    bezeichnung = models.CharField(_("what it counts"), max_length=120)
    wert = models.DecimalField(_("value"), max_digits=12, decimal_places=2)
    einheit = models.CharField(_("unit"), max_length=40, blank=True)
    herkunft = models.CharField(
        _("origin"), max_length=10, choices=Herkunft.choices, default=Herkunft.ANGEGEBEN
    )
    quelle = models.CharField(_("source"), max_length=200)
    stand = models.DateField(_("as of"), null=True, blank=True)
    hinweis = models.CharField(_("note"), max_length=250, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("bezeichnung"), FieldPanel("wert"), FieldPanel("einheit")]),
        FieldRowPanel([FieldPanel("herkunft"), FieldPanel("quelle"), FieldPanel("stand")]),
        FieldPanel("hinweis"),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.bezeichnung}: {self.wert.normalize():f} {self.einheit}".strip()
