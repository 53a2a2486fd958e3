"""Where a page belongs: Themeninseln, and Sozialräume or the whole city."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.core.aufzaehlung import listed
from portal.core.languages import SOURCE_LANGUAGE

from .raum import Sozialraum
from .thema import Themeninsel

STADTWEIT: Final = "stadtweit"


class Einordnung(models.Model):
    """Mixin: themes and districts. City-wide is a state of its own, never "all six ticked"."""

    themeninseln = ParentalManyToManyField(
        Themeninsel, blank=True, related_name="+", verbose_name=_("Themeninseln")
    )
    sozialraeume = ParentalManyToManyField(
        Sozialraum, blank=True, related_name="+", verbose_name=_("Sozialräume")
    )
    stadtweit = models.BooleanField(
        _("city-wide"),
        default=False,
        help_text=_("For the whole city. Then no single Sozialraum is chosen."),
    )

    einordnung_panels = [
        FieldPanel("themeninseln"),
        MultiFieldPanel(
            [FieldPanel("stadtweit"), FieldPanel("sozialraeume")], heading=_("Where it applies")
        ),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        chosen = bool(self.sozialraeume.all())
        if self.stadtweit and chosen:
            raise ValidationError(
                {"stadtweit": _("Choose either city-wide or single Sozialräume, not both.")}
            )

    def missing_einordnung(self) -> dict[str, Any]:
        """Return the sentence for a page that names neither a Sozialraum nor the whole city."""
        if self.stadtweit or self.sozialraeume.all():
            return {}
        return {"sozialraeume": _("Choose at least one Sozialraum, or tick “city-wide”.")}

    def einordnung_facets(self) -> dict[str, list[str]]:
        """Return the facets ``themeninsel`` and ``sozialraum`` as slugs."""
        rooms = [STADTWEIT] if self.stadtweit else [raum.slug for raum in self.sozialraeume.all()]
        return {
            "themeninsel": [insel.slug for insel in self.themeninseln.all()],
            "sozialraum": rooms,
        }

    def raum_text(self) -> str:
        """Return the districts by name, or "city-wide", in the active language."""
        if self.stadtweit:
            return str(_("city-wide"))
        return listed(self.sozialraeume.all())

    @property
    def raum_sprache(self) -> str:
        """Language of `raum_text` where it is not the reader's: districts have German names."""
        return "" if self.stadtweit else SOURCE_LANGUAGE
