"""Veranstaltung: an Expert*innendialog of a round, or a Sozialkonferenz."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from portal.core.aufzaehlung import listed
from portal.core.blocks import ContentStreamBlock
from portal.core.catalogue import CardFact
from portal.core.fields import ContentStreamField
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.models import BasePage, Kennzahl, Zeitangabe
from portal.core.panels import FactInlinePanel, page_tabs
from portal.core.public import public_pages
from portal.core.translation import translated
from portal.register.models import Runde, Sozialraum, Themeninsel

from ..verbindungen import connections


class Veranstaltung(Zeitangabe, BasePage):
    """An event. Its date may be known to the month only; it may cover no district or several."""

    class Art(models.TextChoices):
        EXPERTINNENDIALOG = "expertinnendialog", _("Expert*innendialog")
        SOZIALKONFERENZ = "sozialkonferenz", _("Sozialkonferenz")

    class Status(models.TextChoices):
        GEPLANT = "geplant", _("planned")
        HAT_STATTGEFUNDEN = "hat_stattgefunden", _("took place")
        ABGESAGT = "abgesagt", _("cancelled")

    catalogue_kind = "veranstaltung"
    parent_page_types = ["publikationen.DialogIndex"]
    subpage_types = ["publikationen.Dokumentation"]
    template = "publikationen/veranstaltung.html"

    art = models.CharField(
        _("kind"), max_length=20, choices=Art.choices, default=Art.EXPERTINNENDIALOG
    )
    runde = models.ForeignKey(
        Runde,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("round"),
    )
    sozialraeume = ParentalManyToManyField(
        Sozialraum,
        blank=True,
        related_name="+",
        verbose_name=_("Sozialräume"),
        help_text=_("None for an event of the whole city."),
    )
    motto = models.CharField(_("motto"), max_length=200, blank=True)
    ort_name = models.CharField(_("place"), max_length=150, blank=True)
    anschrift = models.CharField(_("address"), max_length=200, blank=True)
    uhrzeit_von = models.TimeField(_("from"), null=True, blank=True)
    uhrzeit_bis = models.TimeField(_("to"), null=True, blank=True)
    status = models.CharField(
        _("state"), max_length=20, choices=Status.choices, default=Status.GEPLANT
    )
    themeninseln = ParentalManyToManyField(
        Themeninsel, blank=True, related_name="+", verbose_name=_("Themeninseln")
    )
    text = ContentStreamField(ContentStreamBlock(), verbose_name=_("text"), blank=True)

    translatable_fields = translated("text")
    edit_handler = page_tabs(
        (_("Content"), [*BasePage.content_panels, FieldPanel("motto"), FieldPanel("text")]),
        (
            _("Time and place"),
            [
                FieldPanel("status"),
                *Zeitangabe.zeitangabe_panels,
                FieldRowPanel([FieldPanel("uhrzeit_von"), FieldPanel("uhrzeit_bis")]),
                MultiFieldPanel(
                    [FieldPanel("ort_name"), FieldPanel("anschrift")], heading=_("Place")
                ),
            ],
        ),
        (
            _("Classification"),
            [
                FieldRowPanel([FieldPanel("art"), FieldPanel("runde")]),
                FieldPanel("sozialraeume"),
                FieldPanel("themeninseln"),
                *BasePage.editorial_panels,
            ],
        ),
        (
            _("Figures"),
            [FactInlinePanel("kennzahlen", heading=_("Figures"), label=_("Figure"))],
        ),
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        super().clean()
        if self.uhrzeit_von and self.uhrzeit_bis and self.uhrzeit_von >= self.uhrzeit_bis:
            raise ValidationError({"uhrzeit_bis": _("The end must be later than the beginning.")})
        if self.art == self.Art.SOZIALKONFERENZ and self.runde_id:
            raise ValidationError({"runde": _("A Sozialkonferenz belongs to no round.")})

    def missing_facts(self) -> dict[str, Any]:
        missing = super().missing_facts()
        if self.art == self.Art.EXPERTINNENDIALOG and self.runde is None:
            missing["runde"] = _("Choose the round.")
        if self.art == self.Art.SOZIALKONFERENZ and not self.motto:
            missing["motto"] = _("Enter the motto of the Sozialkonferenz.")
        return missing

    def dokumentation(self) -> BasePage | None:
        """Return the published documentation in this page's language, None if there is none."""
        return public_pages(self.get_children()).specific().first()

    def raum_text(self) -> str:
        return listed(self.quelle.sozialraeume.all()) or gettext("city-wide")

    @property
    def raum_sprache(self) -> str:
        """Language of `raum_text` where it is not the reader's: districts have German names."""
        return SOURCE_LANGUAGE if self.quelle.sozialraeume.all() else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self.quelle.prepare_facts()
        return {
            **super().get_context(request, *args, **kwargs),
            "dokumentation": self.dokumentation(),
            **connections(self),
        }

    def catalogue_facets(self) -> dict[str, list[str]]:
        facts = self.quelle
        rooms = [raum.slug for raum in facts.sozialraeume.all()]
        return {
            **super().catalogue_facets(),
            "sozialraum": rooms or ["stadtweit"],
            "themeninsel": [insel.slug for insel in facts.themeninseln.all()],
            "runde": [facts.runde.slug] if facts.runde else [],
        }

    def catalogue_keywords(self) -> list[str]:
        facts = self.quelle
        more = [facts.motto, facts.ort_name, facts.get_art_display()]
        return [*super().catalogue_keywords(), *filter(None, more)]

    def catalogue_card(self) -> list[CardFact]:
        facts = self.quelle
        lines = [
            CardFact("kalender", gettext("When"), facts.datum_text),
            CardFact("ort", gettext("Where"), self.raum_text(), self.raum_sprache),
        ]
        return [line for line in lines if line.text]

    def catalogue_date(self) -> datetime.date | None:
        return self.quelle.datum

    def catalogue_status(self) -> str:
        return self.quelle.status


class VeranstaltungKennzahl(Kennzahl):
    """A figure of an event."""

    page = ParentalKey(Veranstaltung, on_delete=models.CASCADE, related_name="kennzahlen")

    class Meta(Kennzahl.Meta):
        verbose_name = _("figure of an event")
        verbose_name_plural = _("figures of an event")
