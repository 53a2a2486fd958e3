"""Einrichtung: a house with an address, entered once and used by many offers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from ..auswahl import Vorhanden
from .anschrift import Anschrift


class Zugang(models.Model):
    """Mixin: what makes a place easy to enter and to use."""

    stufenlos = models.CharField(
        _("step-free entrance"),
        max_length=10,
        choices=Vorhanden.choices,
        default=Vorhanden.UNBEKANNT,
    )
    wc_rollstuhl = models.CharField(
        _("toilet for wheelchair users"),
        max_length=10,
        choices=Vorhanden.choices,
        default=Vorhanden.UNBEKANNT,
    )
    induktion = models.CharField(
        _("induction loop"), max_length=10, choices=Vorhanden.choices, default=Vorhanden.UNBEKANNT
    )
    parkplatz = models.CharField(
        _("parking space for disabled people"),
        max_length=10,
        choices=Vorhanden.choices,
        default=Vorhanden.UNBEKANNT,
    )

    zugang_panels = [
        FieldRowPanel([FieldPanel("stufenlos"), FieldPanel("wc_rollstuhl")]),
        FieldRowPanel([FieldPanel("induktion"), FieldPanel("parkplatz")]),
    ]

    class Meta:
        abstract = True


class Einrichtung(index.Indexed, Zugang, Anschrift):
    """A house where offers take place."""

    name = models.CharField(_("name"), max_length=150, unique=True)
    webseite = models.URLField(_("website"), blank=True)

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(Anschrift.anschrift_panels, heading=_("Address")),
        MultiFieldPanel(Zugang.zugang_panels, heading=_("Access")),
        FieldPanel("webseite"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("strasse"),
    ]

    class Meta:
        verbose_name = _("house")
        verbose_name_plural = _("houses")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
