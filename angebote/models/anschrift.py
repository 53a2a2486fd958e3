"""Address and place on the map, shared by houses and by places without a house."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

FIVE_DIGITS = RegexValidator(r"^\d{5}$", _("A postal code has five digits."))


class Anschrift(models.Model):
    """Mixin: postal address and optional coordinates (WGS 84, degrees)."""

    strasse = models.CharField(_("street and number"), max_length=120, blank=True)
    plz = models.CharField(_("postal code"), max_length=5, blank=True, validators=[FIVE_DIGITS])
    ort = models.CharField(_("town"), max_length=80, blank=True, default="Oberhausen")
    breite = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Optional, for example 51.470000."),
    )
    laenge = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Optional, for example 6.850000."),
    )

    anschrift_panels = [
        FieldPanel("strasse"),
        FieldRowPanel([FieldPanel("plz"), FieldPanel("ort")]),
        FieldRowPanel([FieldPanel("breite"), FieldPanel("laenge")]),
    ]

    class Meta:
        abstract = True

    @property
    def anschrift(self) -> str:
        """The address in one line, without the town when there is neither street nor code."""
        if not self.strasse and not self.plz:
            return ""
        return ", ".join(filter(None, [self.strasse, f"{self.plz} {self.ort}".strip()]))

    def clean(self) -> None:
        super().clean()
        if (self.breite is None) != (self.laenge is None):
            raise ValidationError(
                {"breite": _("Enter latitude and longitude, or leave both empty.")}
            )
