"""Bereiche: departments whose numbers and names change by date."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from ..forms import BereichForm


class Bereich(ClusterableModel):
    """A department, unit or partner. It stays the same when its number or name changes."""

    class Art(models.TextChoices):
        BEREICH = "bereich", _("Bereich of the city")
        FACHBEREICH = "fachbereich", _("Fachbereich of a Bereich")
        STELLE = "stelle", _("unit of the city without a number")
        EXTERN = "extern", _("outside the city administration")

    slug = models.SlugField(_("short name for addresses"), max_length=60, unique=True)
    art = models.CharField(_("kind"), max_length=12, choices=Art.choices, default=Art.BEREICH)
    uebergeordnet = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="untergeordnete",
        verbose_name=_("belongs to"),
    )
    kurz_url = models.URLField(
        _("short address"),
        blank=True,
        help_text=_("An address that stays when the city’s site is rebuilt."),
    )
    webseite = models.URLField(_("website"), max_length=500, blank=True)
    postfach = models.EmailField(_("function mailbox"), blank=True)
    telefon = models.CharField(_("phone"), max_length=40, blank=True)

    panels = [
        InlinePanel(
            "bezeichnungen", heading=_("Number and name"), label=_("Number and name"), min_num=1
        ),
        FieldRowPanel([FieldPanel("art"), FieldPanel("uebergeordnet")]),
        FieldPanel("slug"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("postfach"), FieldPanel("telefon")]),
                FieldPanel("kurz_url"),
                FieldPanel("webseite"),
            ],
            heading=_("How to reach it"),
        ),
    ]

    base_form_class = BereichForm

    class Meta:
        ordering = ["slug"]
        verbose_name = _("Bereich")
        verbose_name_plural = _("Bereiche")

    def __str__(self) -> str:
        return self.bezeichnung()

    def bezeichnung_am(self, am: datetime.date | None = None) -> BereichBezeichnung | None:
        """Return number and name on a day (today without one); the newest one if none is valid."""
        day = am or timezone.localdate()
        candidates = sorted(
            self.bezeichnungen.all(), key=lambda b: b.gueltig_von or datetime.date.min, reverse=True
        )
        return next(
            (b for b in candidates if b.is_valid(day)), candidates[0] if candidates else None
        )

    def bezeichnung(self, am: datetime.date | None = None) -> str:
        """Return "Bereich 3-4 Gesundheit", or the bare name where there is no number."""
        found = self.bezeichnung_am(am)
        if found is None:
            return self.slug
        if not found.nummer:
            return found.name
        word = "Fachbereich" if self.art == self.Art.FACHBEREICH else "Bereich"
        return f"{word} {found.nummer} {found.name}"

    @property
    def nummer(self) -> str:
        found = self.bezeichnung_am()
        return found.nummer if found else ""

    @property
    def name(self) -> str:
        found = self.bezeichnung_am()
        return found.name if found else self.slug


class BereichBezeichnung(Orderable):
    """Number and name of a Bereich for a span of time."""

    bereich = ParentalKey(Bereich, on_delete=models.CASCADE, related_name="bezeichnungen")
    nummer = models.CharField(_("number"), max_length=20, blank=True)
    name = models.CharField(_("name"), max_length=150)
    gueltig_von = models.DateField(_("valid from"), null=True, blank=True)
    gueltig_bis = models.DateField(_("valid until"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("nummer"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("gueltig_von"), FieldPanel("gueltig_bis")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("number and name")
        verbose_name_plural = _("numbers and names")

    def __str__(self) -> str:
        return f"{self.nummer} {self.name}".strip()

    def is_valid(self, day: datetime.date) -> bool:
        begun = self.gueltig_von is None or self.gueltig_von <= day
        return begun and (self.gueltig_bis is None or day <= self.gueltig_bis)

    def clean(self) -> None:
        super().clean()
        if self.gueltig_von and self.gueltig_bis and self.gueltig_bis < self.gueltig_von:
            raise ValidationError(
                {"gueltig_bis": _("The end lies before the beginning. Enter a later date.")}
            )
