"""Dates that may be known to the month or the year only."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class Genauigkeit(models.TextChoices):
    """How precisely a date is known."""

    TAG = "tag", _("to the day")
    MONAT = "monat", _("to the month")
    JAHR = "jahr", _("to the year")


FORMATS = {Genauigkeit.TAG: "DATE_FORMAT", Genauigkeit.MONAT: "F Y", Genauigkeit.JAHR: "Y"}


def zeitangabe_text(datum: datetime.date | None, genauigkeit: str) -> str:
    """Return the date in the active language, no more precise than it is known; "" without one."""
    return date_format(datum, FORMATS[Genauigkeit(genauigkeit)]) if datum else ""


class Zeitangabe(models.Model):
    """Mixin: a date with its precision. Day (and month) of a coarser date are 1."""

    datum = models.DateField(
        _("date"),
        null=True,
        blank=True,
        help_text=_("If only the month is known, enter its first day and choose “to the month”."),
    )
    datum_genauigkeit = models.CharField(
        _("known"), max_length=5, choices=Genauigkeit.choices, default=Genauigkeit.TAG
    )

    zeitangabe_panels = [FieldRowPanel([FieldPanel("datum"), FieldPanel("datum_genauigkeit")])]

    class Meta:
        abstract = True

    @property
    def datum_text(self) -> str:
        return zeitangabe_text(self.datum, self.datum_genauigkeit)
