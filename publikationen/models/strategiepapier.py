"""Strategiepapier: the paper of a Sozialraum in editions, and the list of all papers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from portal.core.catalogue import CardFact, Entry, get_catalogue
from portal.core.fields import ContentStreamField
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.models import BasePage, Zeitangabe
from portal.core.panels import FactInlinePanel, page_tabs
from portal.core.public import public_pages
from portal.core.translation import translated
from portal.freigabe.models import Verantwortung
from portal.home.models import ListingIndex
from portal.register.models import Sozialraum

from ..blocks import StrategiepapierStreamBlock
from ..drucksache import DrucksacheField
from ..empfehlungsstand import EmpfehlungDamalsHeute, then_and_today
from ..gliederung import Kapitel, chapters
from ..verbindungen import linked_by_kind


class StrategiepapierIndex(ListingIndex):
    """Lists the papers."""

    listed_kinds = ("strategiepapier",)
    parent_page_types = ["home.Startseite"]
    subpage_types = ["publikationen.Strategiepapier"]
    max_count_per_parent = 1
    template = "publikationen/strategiepapier_index.html"

    class Meta:
        verbose_name = _("list of strategy papers")
        verbose_name_plural = _("lists of strategy papers")


class Strategiepapier(Verantwortung, Zeitangabe, BasePage):
    """An edition of a paper. Its text is frozen; the status of its recommendations lives on."""

    catalogue_kind = "strategiepapier"
    parent_page_types = ["publikationen.StrategiepapierIndex"]
    subpage_types: list[str] = []
    template = "publikationen/strategiepapier.html"
    pdf_template = "pdf/strategiepapier.html"

    sozialraum = models.ForeignKey(
        Sozialraum, on_delete=models.PROTECT, related_name="+", verbose_name=_("Sozialraum")
    )
    ausgabe = models.PositiveSmallIntegerField(
        pgettext_lazy("of a paper", "edition"), default=1, validators=[MinValueValidator(1)]
    )
    vorgaenger = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="nachfolger",
        verbose_name=_("previous edition"),
    )
    herausgeber = models.CharField(
        _("publisher"), max_length=150, blank=True, help_text=_("For example: Stadt Oberhausen.")
    )
    kapitel = ContentStreamField(
        StrategiepapierStreamBlock(),
        verbose_name=_("chapters"),
        blank=True,
        help_text=_("Headings are numbered by themselves."),
    )
    drucksache = DrucksacheField(_("council paper"))

    translatable_fields = translated("kapitel")
    edit_handler = page_tabs(
        (_("Content"), [*BasePage.content_panels, FieldPanel("kapitel")]),
        (
            _("Selection"),
            [
                FactInlinePanel(
                    "steckbriefe", heading=_("Programme profiles"), label=_("Programme profile")
                ),
                FactInlinePanel(
                    "empfehlungen", heading=_("Recommendations"), label=_("Recommendation")
                ),
                FactInlinePanel("anlagen", heading=_("Annexes"), label=_("Annex")),
            ],
        ),
        (
            _("Edition"),
            [
                FieldRowPanel([FieldPanel("sozialraum"), FieldPanel("ausgabe")]),
                *Zeitangabe.zeitangabe_panels,
                PageChooserPanel("vorgaenger"),
                FieldPanel("herausgeber"),
                FieldPanel("drucksache"),
                *BasePage.editorial_panels,
            ],
        ),
        (_("Responsibility"), Verantwortung.verantwortung_panels),
    )

    class Meta:
        verbose_name = _("strategy paper")
        verbose_name_plural = _("strategy papers")

    def clean(self) -> None:
        super().clean()
        previous = self.vorgaenger
        if previous and (previous.pk == self.pk or previous.ausgabe >= self.ausgabe):
            raise ValidationError(
                {"vorgaenger": _("The previous edition must have a lower number than this one.")}
            )

    def missing_facts(self) -> dict[str, Any]:
        missing = super().missing_facts()
        return missing if self.datum else {**missing, "datum": _("Enter the date of this edition.")}

    def gliederung(self) -> list[Kapitel]:
        """Return the numbered chapters of the text."""
        return chapters(self.kapitel)

    def ausgaben(self) -> list[Strategiepapier]:
        """Return the published editions for the same Sozialraum, newest first."""
        facts = self.quelle
        same = public_pages(Strategiepapier.objects.all()).filter(
            sozialraum_id=facts.sozialraum_id, locale_id=facts.locale_id
        )
        return list(same.order_by("-ausgabe"))

    def empfehlungen_mit_stand(self, entries: Iterable[Entry]) -> list[EmpfehlungDamalsHeute]:
        """Return the chosen ones of these entries in order, with their status then and today."""
        facts = self.quelle
        chosen = [zeile.empfehlung_id for zeile in facts.empfehlungen.all()]
        return then_and_today(chosen, entries, facts.datum)

    @property
    def zitieren_als(self) -> str:
        """How the paper is quoted: publisher, year, title, edition, address."""
        facts = self.quelle
        publisher = facts.herausgeber or settings.PUBLISHER
        return gettext(
            "%(publisher)s (ed.) (%(year)s): %(title)s. Edition %(edition)s. %(url)s"
        ) % {
            "publisher": publisher,
            "year": facts.datum.year if facts.datum else gettext("no year"),
            "title": facts.title,
            "edition": facts.ausgabe,
            "url": self.full_url or "",
        }

    def pdf_context(self) -> dict[str, Any]:
        linked = linked_by_kind(self.catalogue_links(), language=self.language_code)
        return {
            "gliederung": self.gliederung(),
            "empfehlungen": self.empfehlungen_mit_stand(linked.get("handlungsempfehlung", [])),
            "linked": linked,
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self.quelle.prepare_facts()
        return {
            **super().get_context(request, *args, **kwargs),
            **self.pdf_context(),
            "ausgaben": self.ausgaben(),
            "referring": get_catalogue().referring(
                self.translation_key, language=self.language_code
            ),
        }

    def catalogue_facets(self) -> dict[str, list[str]]:
        facts = self.quelle
        bereich = facts.zustaendiger_bereich
        return {
            **super().catalogue_facets(),
            "sozialraum": [facts.sozialraum.slug],
            "bereich": [bereich.slug] if bereich else [],
        }

    def catalogue_keywords(self) -> list[str]:
        facts = self.quelle
        more = [facts.drucksache, *(anlage.titel for anlage in facts.anlagen.all())]
        return [*super().catalogue_keywords(), *filter(None, more)]

    def catalogue_card(self) -> list[CardFact]:
        facts = self.quelle
        edition = gettext("Edition %(number)s") % {"number": facts.ausgabe}
        lines = [
            CardFact("ort", gettext("Where"), str(facts.sozialraum), SOURCE_LANGUAGE),
            CardFact("datei", gettext("Edition"), edition),
            CardFact("kalender", gettext("As of"), facts.datum_text),
        ]
        return [line for line in lines if line.text]

    def linked_page_ids(self) -> list[Any]:
        facts = self.quelle
        chosen = [zeile.empfehlung_id for zeile in facts.empfehlungen.all()]
        profiles = [zeile.steckbrief_id for zeile in facts.steckbriefe.all()]
        return [*chosen, *profiles, *super().linked_page_ids()]

    def catalogue_date(self) -> datetime.date | None:
        return self.quelle.datum

    def catalogue_documents(self) -> list[Any]:
        return [anlage.dokument for anlage in self.quelle.anlagen.all()]


class StrategiepapierSteckbrief(Orderable):
    """A programme profile chosen for a paper."""

    page = ParentalKey(Strategiepapier, on_delete=models.CASCADE, related_name="steckbriefe")
    steckbrief = models.ForeignKey(
        "publikationen.Massnahmensteckbrief",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("programme profile"),
    )

    panels = [PageChooserPanel("steckbrief")]

    class Meta(Orderable.Meta):
        verbose_name = _("programme profile of a paper")
        verbose_name_plural = _("programme profiles of a paper")

    def __str__(self) -> str:
        return str(self.steckbrief)


class StrategiepapierEmpfehlung(Orderable):
    """A recommendation of a paper."""

    page = ParentalKey(Strategiepapier, on_delete=models.CASCADE, related_name="empfehlungen")
    empfehlung = models.ForeignKey(
        "publikationen.Handlungsempfehlung",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("recommendation"),
    )

    panels = [PageChooserPanel("empfehlung")]

    class Meta(Orderable.Meta):
        verbose_name = _("recommendation of a paper")
        verbose_name_plural = _("recommendations of a paper")

    def __str__(self) -> str:
        return str(self.empfehlung)


class StrategiepapierAnlage(Orderable):
    """An annex: a file with a title."""

    page = ParentalKey(Strategiepapier, on_delete=models.CASCADE, related_name="anlagen")
    titel = models.CharField(_("title"), max_length=200)
    dokument = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("document"),
    )

    panels = [FieldPanel("titel"), FieldPanel("dokument")]

    class Meta(Orderable.Meta):
        verbose_name = _("annex")
        verbose_name_plural = _("annexes")

    def __str__(self) -> str:
        return self.titel
