"""Dokumentation: what an event brought, chapter by chapter; or what a whole round did."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.catalogue import CardFact
from portal.core.cluster import load_cluster
from portal.core.fields import ContentStreamField
from portal.core.models import BasePage
from portal.core.panels import page_tabs
from portal.core.translation import translated
from portal.register.models import Runde

from ..blocks import DokumentationStreamBlock
from ..forms import DokumentationForm
from ..gliederung import Kapitel, chapters
from ..verbindungen import also_referring, linked_by_kind
from .veranstaltung import Veranstaltung


class Dokumentation(BasePage):
    """The documentation of the event above it; below the list of dialogues, that of a round."""

    catalogue_kind = "dokumentation"
    parent_page_types = ["publikationen.Veranstaltung", "publikationen.DialogIndex"]
    subpage_types: list[str] = []
    template = "publikationen/dokumentation.html"
    pdf_template = "pdf/dokumentation.html"

    runde = models.ForeignKey(
        Runde,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("round"),
        help_text=_("Only for the documentation of a whole round."),
    )
    stand = models.DateField(_("as of"), null=True, blank=True)
    kapitel = ContentStreamField(
        DokumentationStreamBlock(),
        verbose_name=_("chapters"),
        blank=True,
        help_text=_("Headings are numbered by themselves."),
    )
    dokument = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("original as a file"),
    )

    translatable_fields = translated("kapitel")
    edit_handler = page_tabs(
        (_("Content"), [*BasePage.content_panels, FieldPanel("kapitel")]),
        (
            _("Classification"),
            [
                FieldPanel("runde"),
                FieldPanel("stand"),
                FieldPanel("dokument"),
                *BasePage.editorial_panels,
            ],
        ),
        form=DokumentationForm,
    )

    class Meta:
        verbose_name = _("documentation")
        verbose_name_plural = _("documentations")

    @cached_property
    def veranstaltung(self) -> Veranstaltung | None:
        """The German page of the event above, None for the documentation of a round."""
        above = self.quelle.path[: -self.steplen]
        event = Veranstaltung.objects.filter(path=above).select_related("runde").first()
        if event is not None:
            load_cluster(self.quelle, event)
        return event

    def gliederung(self) -> list[Kapitel]:
        """Return the numbered chapters of the text."""
        return chapters(self.kapitel)

    def inselbloecke(self) -> list[Any]:
        """Return the results of the Themeninseln, in their order."""
        return [block for block in self.kapitel if block.block_type == "themeninsel_block"]

    def pdf_context(self) -> dict[str, Any]:
        return {"veranstaltung": self.veranstaltung, "gliederung": self.gliederung()}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        language = self.language_code
        linked = linked_by_kind(self.catalogue_links(), language=language)
        event = self.veranstaltung
        own = [
            entry
            for entry in linked.get("veranstaltung", [])
            if event and entry.translation_key == event.translation_key
        ]
        return {
            **super().get_context(request, *args, **kwargs),
            **self.pdf_context(),
            "inselbloecke": self.inselbloecke(),
            "linked": linked,
            # Below the text stand the event and what the text itself does not link to.
            "nicht_im_text": {"veranstaltung": own} if own else {},
            "referring": also_referring(self.translation_key, linked, language=language),
        }

    def catalogue_facets(self) -> dict[str, list[str]]:
        event = self.veranstaltung
        islands = [b.value["themeninsel"] for b in self.quelle.inselbloecke()]
        runde = self.quelle.runde or (event.runde if event else None)
        rooms = [raum.slug for raum in event.sozialraeume.all()] if event else []
        return {
            **super().catalogue_facets(),
            "themeninsel": [island.slug for island in islands if island],
            "sozialraum": rooms or ["stadtweit"],
            "runde": [runde.slug] if runde else [],
        }

    def catalogue_card(self) -> list[CardFact]:
        event = self.veranstaltung
        if event is None:
            return []
        lines = [
            CardFact("kalender", gettext("When"), event.datum_text),
            CardFact("ort", gettext("Where"), event.raum_text(), event.raum_sprache),
        ]
        return [line for line in lines if line.text]

    def linked_page_ids(self) -> list[Any]:
        event = self.veranstaltung
        return [*([event.pk] if event else []), *super().linked_page_ids()]

    def catalogue_date(self) -> datetime.date | None:
        event = self.veranstaltung
        return event.datum if event else self.quelle.stand

    def catalogue_documents(self) -> list[Any]:
        return [self.quelle.dokument] if self.quelle.dokument else []
