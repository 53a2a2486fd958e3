"""Themes: Themeninseln belong to a round, Themenfelder stay."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from portal.core.per_request import per_request

from .kontakt import Kontakt
from .vokabel import Vokabel


class Runde(Vokabel):
    """A round of Expert*innendialoge through the Sozialräume."""

    nummer = models.PositiveSmallIntegerField(_("number"), unique=True)
    leitfrage = models.CharField(_("leading question"), max_length=250, blank=True)
    beginn = models.DateField(_("begin"), null=True, blank=True)
    ende = models.DateField(_("end"), null=True, blank=True)
    abgeschlossen = models.BooleanField(_("concluded"), default=False)

    panels = [
        *Vokabel.name_panels,
        FieldRowPanel([FieldPanel("nummer"), FieldPanel("abgeschlossen")]),
        FieldPanel("leitfrage"),
        FieldRowPanel([FieldPanel("beginn"), FieldPanel("ende")]),
        *Vokabel.validity_panels,
    ]

    class Meta(Vokabel.Meta):
        ordering = ["nummer"]
        verbose_name = _("round")
        verbose_name_plural = _("rounds")


class Themenfeld(Vokabel):
    """A stable field that the tables of every round are mapped to."""

    class Meta(Vokabel.Meta):
        verbose_name = _("Themenfeld")
        verbose_name_plural = _("Themenfelder")


class Themeninsel(Vokabel, ClusterableModel):
    """A thematic table of an event; twelve in round 2."""

    class Farbe(models.TextChoices):
        """Class in tokens.css that sets the theme's hue, and id of its sign in zeichen.svg."""

        WOHNUMFELD = "wohnumfeld", _("green (housing)")
        BILDUNG = "bildung", _("sea green (education)")
        EHRENAMT = "ehrenamt", _("teal (volunteering)")
        SPORT = "sport", _("ocean blue (sport)")
        INTEGRATION = "integration", _("blue (integration)")
        BUERGERGELD = "buergergeld", _("violet (benefits)")
        STATISTIK = "statistik", _("purple (statistics)")
        UEBERGANG = "uebergang", _("plum (school to work)")
        GESUNDHEIT = "gesundheit", _("red (health)")
        ALTER = "alter", _("rust (old age)")
        FAMILIEN = "familien", _("ochre (families)")
        JUGEND = "jugend", _("olive (youth)")

    kurzname = models.CharField(_("short name"), max_length=40)
    farbe = models.CharField(_("colour and sign"), max_length=20, choices=Farbe.choices)
    beschreibung = models.TextField(_("description"), blank=True)
    runde = models.ForeignKey(
        Runde,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="themeninseln",
        verbose_name=_("round"),
    )
    themenfeld = models.ForeignKey(
        Themenfeld,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="themeninseln",
        verbose_name=_("Themenfeld"),
    )
    kontakte = ParentalManyToManyField(
        Kontakt, blank=True, related_name="themeninseln", verbose_name=_("contacts")
    )

    panels = [
        *Vokabel.name_panels,
        FieldRowPanel([FieldPanel("kurzname"), FieldPanel("farbe")]),
        FieldPanel("beschreibung"),
        FieldRowPanel([FieldPanel("runde"), FieldPanel("themenfeld")]),
        FieldPanel("kontakte"),
        InlinePanel("aliase", heading=_("Other spellings"), label=_("Spelling")),
        *Vokabel.validity_panels,
    ]

    class Meta(Vokabel.Meta):
        verbose_name = _("Themeninsel")
        verbose_name_plural = _("Themeninseln")

    @property
    def zeichen(self) -> str:
        return self.farbe

    def spellings(self) -> list[str]:
        """Other spellings, searched like the name."""
        return per_request(
            ("spellings", self.pk), lambda: [alias.name for alias in self.aliase.all()]
        )


class ThemeninselAlias(Orderable):
    """Another spelling of an island, searched like its name."""

    themeninsel = ParentalKey(Themeninsel, on_delete=models.CASCADE, related_name="aliase")
    name = models.CharField(_("spelling"), max_length=120)

    class Meta(Orderable.Meta):
        verbose_name = _("other spelling")
        verbose_name_plural = _("other spellings")

    def __str__(self) -> str:
        return self.name
