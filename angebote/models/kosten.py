"""What an offer costs."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from ..angaben import kosten_text
from ..auswahl import KostenArt, KostenJe


class Kosten(models.Model):
    """Mixin: the cost in euros as a fact, and a sentence about it as a text."""

    kosten_art = models.CharField(
        _("cost"), max_length=10, choices=KostenArt.choices, default=KostenArt.UNBEKANNT
    )
    kosten_betrag = models.DecimalField(
        _("amount in euros"),
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    kosten_je = models.CharField(_("paid"), max_length=10, choices=KostenJe.choices, blank=True)
    kosten_hinweis = models.TextField(
        _("note on the cost"),
        blank=True,
        help_text=_("For example: free with Bildung und Teilhabe."),
    )

    kosten_panel = MultiFieldPanel(
        [
            FieldRowPanel(
                [FieldPanel("kosten_art"), FieldPanel("kosten_betrag"), FieldPanel("kosten_je")]
            ),
            FieldPanel("kosten_hinweis"),
        ],
        heading=_("Cost"),
    )

    class Meta:
        abstract = True

    @property
    def ist_kostenlos(self) -> bool:
        return self.kosten_art == KostenArt.KOSTENLOS

    @property
    def kosten_text(self) -> str:
        """The cost in words of the active language, "" when it is not known."""
        return kosten_text(self.kosten_art, self.kosten_betrag, self.kosten_je)

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.kosten_art == KostenArt.BETRAG and self.kosten_betrag is None:
            errors["kosten_betrag"] = _("Enter the amount.")
        if self.kosten_art != KostenArt.BETRAG and self.kosten_betrag is not None:
            errors["kosten_art"] = _("Choose “fixed amount”, or leave the amount empty.")
        if errors:
            raise ValidationError(errors)
