"""Massnahmensteckbrief: the profile of a programme, and the list of all profiles."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable

from portal.core.blocks import ContentStreamBlock
from portal.core.catalogue import CardFact
from portal.core.fields import ContentStreamField
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.models import BasePage
from portal.core.panels import FactInlinePanel, page_tabs
from portal.core.translation import translated
from portal.freigabe.models import Verantwortung
from portal.home.models import ListingIndex
from portal.register.models import Einordnung

from ..panels import UmsetzungsstandPanel
from ..verbindungen import connections
from .umsetzungsstand import MitUmsetzungsstand


class SteckbriefIndex(ListingIndex):
    """Lists the programme profiles."""

    listed_kinds = ("steckbrief",)
    parent_page_types = ["home.Startseite"]
    subpage_types = ["publikationen.Massnahmensteckbrief"]
    max_count_per_parent = 1
    template = "publikationen/steckbrief_index.html"

    class Meta:
        verbose_name = _("list of programme profiles")
        verbose_name_plural = _("lists of programme profiles")


class Massnahmensteckbrief(MitUmsetzungsstand, Verantwortung, Einordnung, BasePage):
    """A programme: goal, provider, funding, duration, and what became of it."""

    class Herkunft(models.TextChoices):
        """Why there is a profile: the path of the decision procedure."""

        ANREGUNG = "anregung", _("suggestion from a dialogue")
        BESTAND = "bestand", _("existing programme")
        RATSAUFTRAG = "ratsauftrag", _("order of the council")
        FOERDERPROGRAMM = "foerderprogramm", _("funding programme")

    catalogue_kind = "steckbrief"
    von_bereichen_einreichbar = True
    parent_page_types = ["publikationen.SteckbriefIndex"]
    subpage_types: list[str] = []
    template = "publikationen/massnahmensteckbrief.html"
    pdf_template = "pdf/massnahmensteckbrief.html"

    ziel = models.TextField(_("goal"), blank=True, help_text=_("What is better when it succeeds?"))
    zielgruppe_text = models.TextField(_("target group"), blank=True)
    traeger = models.CharField(_("provider"), max_length=200, blank=True)
    foerderung = models.CharField(
        _("funding"), max_length=250, blank=True, help_text=_("Who pays for it.")
    )
    laufzeit_von = models.DateField(_("runs from"), null=True, blank=True)
    laufzeit_bis = models.DateField(_("runs until"), null=True, blank=True)
    befristet_bis = models.DateField(
        _("funding ends on"), null=True, blank=True, help_text=_("The last day that is funded.")
    )
    verstetigt = models.BooleanField(_("made permanent"), default=False)
    text = ContentStreamField(ContentStreamBlock(), verbose_name=_("text"), blank=True)
    herkunft = models.CharField(
        _("origin"), max_length=20, choices=Herkunft.choices, default=Herkunft.BESTAND
    )
    herkunft_veranstaltung = models.ForeignKey(
        "publikationen.Veranstaltung",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("suggested at"),
    )

    translatable_fields = translated("ziel", "zielgruppe_text", "text")
    edit_handler = page_tabs(
        (
            _("Content"),
            [
                *BasePage.content_panels,
                FieldPanel("ziel"),
                FieldPanel("zielgruppe_text"),
                FieldPanel("text"),
            ],
        ),
        (
            _("Classification"),
            [
                *Einordnung.einordnung_panels,
                FieldPanel("herkunft"),
                PageChooserPanel("herkunft_veranstaltung"),
                FactInlinePanel("angebote", heading=_("Offers of the programme"), label=_("Offer")),
                *BasePage.editorial_panels,
            ],
        ),
        (
            _("Duration and funding"),
            [
                FieldPanel("traeger"),
                FieldPanel("foerderung"),
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("laufzeit_von"), FieldPanel("laufzeit_bis")]),
                        FieldRowPanel([FieldPanel("befristet_bis"), FieldPanel("verstetigt")]),
                    ],
                    heading=_("Duration"),
                ),
            ],
        ),
        (
            _("Responsibility"),
            [*Verantwortung.verantwortung_panels, UmsetzungsstandPanel()],
        ),
    )

    class Meta:
        verbose_name = _("programme profile")
        verbose_name_plural = _("programme profiles")

    def clean(self) -> None:
        super().clean()
        if self.laufzeit_von and self.laufzeit_bis and self.laufzeit_von > self.laufzeit_bis:
            raise ValidationError({"laufzeit_bis": _("The end must not lie before the beginning.")})
        if self.verstetigt and self.befristet_bis:
            raise ValidationError(
                {
                    "verstetigt": _(
                        "A permanent programme has no end of funding. Empty one of the two."
                    )
                }
            )

    def missing_facts(self) -> dict[str, Any]:
        return {**super().missing_facts(), **self.missing_einordnung()}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self.quelle.prepare_facts()
        return {
            **super().get_context(request, *args, **kwargs),
            **connections(self),
        }

    def catalogue_facets(self) -> dict[str, list[str]]:
        facts = self.quelle
        bereich = facts.zustaendiger_bereich
        return {
            **super().catalogue_facets(),
            **facts.einordnung_facets(),
            "bereich": [bereich.slug] if bereich else [],
            "stand": [facts.stand_heute.value],
        }

    def catalogue_text(self) -> str:
        parts = [self.ziel, self.zielgruppe_text, super().catalogue_text()]
        return "\n".join(filter(None, parts))

    def catalogue_keywords(self) -> list[str]:
        facts = self.quelle
        who = [facts.traeger, facts.foerderung, str(facts.zustaendiger_bereich or "")]
        return [*super().catalogue_keywords(), *filter(None, who)]

    def catalogue_card(self) -> list[CardFact]:
        facts = self.quelle
        lines = [
            CardFact("ort", gettext("Where"), facts.raum_text(), facts.raum_sprache),
            CardFact("personen", gettext("Provider"), facts.traeger, SOURCE_LANGUAGE),
        ]
        return [line for line in lines if line.text]

    def linked_page_ids(self) -> list[Any]:
        facts = self.quelle
        offers = [zeile.angebot_id for zeile in facts.angebote.all()]
        return [*offers, facts.herkunft_veranstaltung_id, *super().linked_page_ids()]

    def catalogue_date(self) -> datetime.date | None:
        return self.quelle.laufzeit_von

    def catalogue_valid_until(self) -> datetime.date | None:
        return self.quelle.befristet_bis

    def catalogue_status(self) -> str:
        return str(self.quelle.stand_heute.value)


class SteckbriefAngebot(Orderable):
    """An offer of a programme."""

    page = ParentalKey(Massnahmensteckbrief, on_delete=models.CASCADE, related_name="angebote")
    angebot = models.ForeignKey(
        "angebote.Angebot", on_delete=models.CASCADE, related_name="+", verbose_name=_("offer")
    )

    panels = [PageChooserPanel("angebot")]

    class Meta(Orderable.Meta):
        verbose_name = _("offer of a programme")
        verbose_name_plural = _("offers of a programme")

    def __str__(self) -> str:
        return str(self.angebot)
