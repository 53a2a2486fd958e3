"""AngebotOrt and AngebotKontakt: where an offer takes place and whom to ask."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable

from .anschrift import Anschrift
from .einrichtung import Einrichtung


class AngebotOrt(Anschrift, Orderable):
    """A place of an offer: a house from the list, or an address of its own."""

    page = ParentalKey("angebote.Angebot", on_delete=models.CASCADE, related_name="orte")
    einrichtung = models.ForeignKey(
        Einrichtung,
        verbose_name=_("house"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="angebot_orte",
        help_text=_("Choose a house; its address is then used everywhere."),
    )
    bezeichnung = models.CharField(
        _("name of the place"),
        max_length=150,
        blank=True,
        help_text=_("Only without a house: for example “Playground Musterstraße”."),
    )
    raum = models.CharField(_("room, floor"), max_length=100, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("einrichtung"), FieldPanel("raum")]),
        MultiFieldPanel(
            [FieldPanel("bezeichnung"), *Anschrift.anschrift_panels],
            heading=_("Place without a house"),
            classname="collapsed",
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.name_mit_raum, self.adresse]))

    @property
    def name(self) -> str:
        return self.einrichtung.name if self.einrichtung else self.bezeichnung

    @property
    def name_mit_raum(self) -> str:
        """Name and room, German words with a German comma in every language."""
        return ", ".join(filter(None, [self.name, self.raum]))

    @property
    def adresse(self) -> str:
        """The address in one line, of the house if there is one."""
        return self.einrichtung.anschrift if self.einrichtung else self.anschrift

    @property
    def koordinaten(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees (WGS 84), of the house if there is one."""
        place: Anschrift = self.einrichtung or self
        if place.breite is None or place.laenge is None:
            return None
        return float(place.breite), float(place.laenge)

    def clean(self) -> None:
        super().clean()
        if not self.einrichtung_id and not self.bezeichnung and not self.strasse:
            raise ValidationError(
                {"einrichtung": _("Choose a house or enter a name or an address.")}
            )


class AngebotKontakt(Orderable):
    """A contact of the register that answers questions about an offer."""

    page = ParentalKey("angebote.Angebot", on_delete=models.CASCADE, related_name="kontakte")
    kontakt = models.ForeignKey(
        "register.Kontakt",
        verbose_name=_("contact"),
        on_delete=models.PROTECT,
        related_name="angebot_kontakte",
    )

    panels = [FieldPanel("kontakt")]

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return str(self.kontakt)
