"""Handlungsempfehlung: a numbered recommendation and what became of it."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from portal.core.blocks import ContentStreamBlock
from portal.core.catalogue import CardFact
from portal.core.fields import ContentStreamField
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.models import BasePage
from portal.core.panels import FactInlinePanel, page_tabs
from portal.core.translation import translated
from portal.freigabe.models import Verantwortung
from portal.home.mauer import wall
from portal.home.models import ListingIndex
from portal.register.models import Einordnung, Themenfeld

from ..drucksache import DrucksacheField
from ..nummer import CITY_WIDE, FORM, next_number
from ..panels import UmsetzungsstandPanel
from ..verbindungen import connections
from .umsetzungsstand import MitUmsetzungsstand


class HandlungsempfehlungIndex(ListingIndex):
    """The monitor: all recommendations as a wall and as a list with filters."""

    listed_kinds = ("handlungsempfehlung",)
    parent_page_types = ["home.Startseite"]
    subpage_types = ["publikationen.Handlungsempfehlung"]
    max_count_per_parent = 1
    template = "publikationen/handlungsempfehlung_index.html"

    class Meta:
        verbose_name = _("list of recommendations")
        verbose_name_plural = _("lists of recommendations")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "mauer": wall(self.language_code),
        }


class Handlungsempfehlung(MitUmsetzungsstand, Verantwortung, Einordnung, BasePage):
    """A recommendation. Its number is its address and never changes once it was public."""

    catalogue_kind = "handlungsempfehlung"
    parent_page_types = ["publikationen.HandlungsempfehlungIndex"]
    subpage_types: list[str] = []
    template = "publikationen/handlungsempfehlung.html"
    pdf_template = "pdf/handlungsempfehlung.html"
    # A copy or a translation has no number of its own.
    exclude_fields_in_copy = ["nummer"]

    nummer = models.CharField(
        _("number"),
        max_length=12,
        unique=True,
        null=True,
        blank=True,
        validators=[FORM],
        help_text=_("Leave it empty to take the next free number. It stays for ever."),
    )
    themenfeld = models.ForeignKey(
        Themenfeld,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Themenfeld"),
    )
    text = ContentStreamField(ContentStreamBlock(), verbose_name=_("what it is about"), blank=True)
    begruendung = ContentStreamField(
        ContentStreamBlock(),
        verbose_name=_("evidence"),
        blank=True,
        help_text=_("Why it is needed: data, what was said at the dialogue, what exists."),
    )
    drucksache = DrucksacheField(_("council paper"))
    herkunft_veranstaltung = models.ForeignKey(
        "publikationen.Veranstaltung",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("suggested at"),
    )
    naechste_meldung = models.DateField(
        _("next report due"), null=True, blank=True, help_text=_("When the Bereich reports again.")
    )

    translatable_fields = translated("text", "begruendung")
    edit_handler = page_tabs(
        (
            _("Content"),
            [
                FieldPanel("nummer"),
                *BasePage.content_panels,
                FieldPanel("text"),
                FieldPanel("begruendung"),
            ],
        ),
        (
            _("Classification"),
            [
                *Einordnung.einordnung_panels,
                FieldPanel("themenfeld"),
                PageChooserPanel("herkunft_veranstaltung"),
                FactInlinePanel(
                    "steckbriefe", heading=_("Programme profiles"), label=_("Programme profile")
                ),
                FactInlinePanel("angebote", heading=_("Offers"), label=_("Offer")),
                *BasePage.editorial_panels,
            ],
        ),
        (
            _("Responsibility"),
            [
                *Verantwortung.verantwortung_panels,
                FieldPanel("drucksache"),
                FieldPanel("naechste_meldung"),
                UmsetzungsstandPanel(),
            ],
        ),
    )

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")

    def clean(self) -> None:
        self._take_number()
        super().clean()

    def minimal_clean(self) -> None:
        """Drafts, too, have a number and an address of their own."""
        self._take_number()
        super().minimal_clean()

    def _take_number(self) -> None:
        """Give the number, keep it, and make it the address."""
        if self.language_code != SOURCE_LANGUAGE:
            return
        self._refuse_new_number()
        self.nummer = self.nummer or self._free_number()
        if self.nummer:
            self._refuse_taken_number()
            self.slug = self.nummer.lower()

    def _refuse_taken_number(self) -> None:
        if Handlungsempfehlung.objects.filter(nummer=self.nummer).exclude(pk=self.pk).exists():
            raise ValidationError({"nummer": _("Another recommendation has this number.")})

    def _refuse_new_number(self) -> None:
        stored = Handlungsempfehlung.objects.filter(
            pk=self.pk, first_published_at__isnull=False
        ).exclude(nummer=None)
        published = stored.values_list("nummer", flat=True).first()
        if published and self.nummer != published:
            raise ValidationError(
                {
                    "nummer": _("%(number)s has been published: the number stays for ever.")
                    % {"number": published}
                }
            )

    def _free_number(self) -> str | None:
        """Return the next number for the chosen Sozialraum, None as long as there is none."""
        room = next(iter(self.sozialraeume.all()), None)
        if room is None and not self.stadtweit:
            return None
        numbers = Handlungsempfehlung.objects.values_list("nummer", flat=True)
        taken = [number for number in numbers if number]
        return next_number(CITY_WIDE if room is None else room.kuerzel, taken)

    def missing_facts(self) -> dict[str, Any]:
        missing = {**super().missing_facts(), **self.missing_einordnung()}
        if self.themenfeld is None:
            missing["themenfeld"] = _("Choose the Themenfeld.")
        return missing

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self.quelle.prepare_facts()
        return {
            **super().get_context(request, *args, **kwargs),
            **connections(self),
        }

    @property
    def zitieren_als(self) -> str:
        """Publisher, number, title, day of the newest status, address: what a paper quotes."""
        facts = self.quelle
        newest = facts.letzter_eintrag
        name = " ".join(filter(None, [facts.nummer, self.title]))
        as_of = gettext("As of %(date)s") % {"date": newest.datum_text} if newest else ""
        where = ", ".join(filter(None, [as_of, self.full_url]))
        return f"{settings.PUBLISHER}: {name}. {where}".strip()

    def catalogue_facets(self) -> dict[str, list[str]]:
        facts = self.quelle
        lead = [facts.zustaendiger_bereich] if facts.zustaendiger_bereich else []
        return {
            **super().catalogue_facets(),
            **facts.einordnung_facets(),
            "bereich": list(
                dict.fromkeys(b.slug for b in [*lead, *facts.beteiligte_bereiche.all()])
            ),
            "stand": [facts.stand_heute.value],
        }

    def catalogue_keywords(self) -> list[str]:
        facts = self.quelle
        more = [facts.nummer, facts.drucksache, str(facts.themenfeld or "")]
        return [*super().catalogue_keywords(), *filter(None, more)]

    def catalogue_card(self) -> list[CardFact]:
        facts = self.quelle
        lines = [
            CardFact("datei", gettext("Number"), facts.nummer or ""),
            CardFact("ort", gettext("Where"), facts.raum_text(), facts.raum_sprache),
            CardFact(
                "personen",
                gettext("Responsible"),
                str(facts.zustaendiger_bereich or ""),
                SOURCE_LANGUAGE,
            ),
        ]
        return [line for line in lines if line.text]

    def linked_page_ids(self) -> list[Any]:
        facts = self.quelle
        profiles = [zeile.steckbrief_id for zeile in facts.steckbriefe.all()]
        offers = [zeile.angebot_id for zeile in facts.angebote.all()]
        return [*profiles, *offers, facts.herkunft_veranstaltung_id, *super().linked_page_ids()]

    def catalogue_date(self) -> datetime.date | None:
        newest = self.quelle.letzter_eintrag
        return newest.datum if newest else None

    def catalogue_status(self) -> str:
        return str(self.quelle.stand_heute.value)


class EmpfehlungSteckbrief(Orderable):
    """A programme that a recommendation is about."""

    page = ParentalKey(Handlungsempfehlung, on_delete=models.CASCADE, related_name="steckbriefe")
    steckbrief = models.ForeignKey(
        "publikationen.Massnahmensteckbrief",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("programme profile"),
    )

    panels = [PageChooserPanel("steckbrief")]

    class Meta(Orderable.Meta):
        verbose_name = _("programme of a recommendation")
        verbose_name_plural = _("programmes of a recommendation")

    def __str__(self) -> str:
        return str(self.steckbrief)


class EmpfehlungAngebot(Orderable):
    """An offer that a recommendation is about."""

    page = ParentalKey(Handlungsempfehlung, on_delete=models.CASCADE, related_name="angebote")
    angebot = models.ForeignKey(
        "angebote.Angebot", on_delete=models.CASCADE, related_name="+", verbose_name=_("offer")
    )

    panels = [PageChooserPanel("angebot")]

    class Meta(Orderable.Meta):
        verbose_name = _("offer of a recommendation")
        verbose_name_plural = _("offers of a recommendation")

    def __str__(self) -> str:
        return str(self.angebot)
