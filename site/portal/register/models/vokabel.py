"""A word of a closed vocabulary: one row, with its names in every language."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from portal.core.fields import LanguageNamesField
from portal.core.languages import base_language


def valid_on(day: datetime.date) -> Q:
    """Return the condition that a row is valid on ``day``; open ends are always valid."""
    begun = Q(gueltig_von__isnull=True) | Q(gueltig_von__lte=day)
    return begun & (Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=day))


class VokabelQuerySet(models.QuerySet):
    def gueltig(self, am: datetime.date | None = None) -> Self:
        """Return the words valid on the day ``am`` (today without one)."""
        return self.filter(valid_on(am or timezone.localdate()))


class Vokabel(models.Model):
    """Abstract: German name, permanent slug, names in other languages, order, validity."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(
        _("short name for addresses"),
        max_length=80,
        unique=True,
        help_text=_("Part of addresses and exports: choose it once, never change it."),
    )
    namen = LanguageNamesField(verbose_name=_("names in other languages"))
    reihenfolge = models.PositiveSmallIntegerField(_("position"), default=0)
    gueltig_von = models.DateField(_("valid from"), null=True, blank=True)
    gueltig_bis = models.DateField(_("valid until"), null=True, blank=True)

    objects = VokabelQuerySet.as_manager()

    name_panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("reihenfolge"),
    ]
    validity_panels = [
        MultiFieldPanel([FieldPanel("namen")], heading=_("Names in other languages")),
        FieldRowPanel(
            [FieldPanel("gueltig_von"), FieldPanel("gueltig_bis")], heading=_("Validity")
        ),
    ]
    panels = [*name_panels, *validity_panels]

    class Meta:
        abstract = True
        ordering = ["reihenfolge", "name"]

    def __str__(self) -> str:
        return self.name_in()

    def name_in(self, code: str | None = None) -> str:
        """Return the name in language ``code`` (the active one without it), German if missing."""
        language = base_language(code or translation.get_language() or "de")
        return self.namen.get(language) or self.name

    def all_names(self) -> list[str]:
        """Return the name in every language there is one for, German first."""
        return [self.name, *self.namen.values()]
