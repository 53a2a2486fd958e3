"""SozialraumIndex and SozialraumSeite: everything about a district on one page."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.blocks import ContentStreamBlock
from portal.core.catalogue import get_catalogue
from portal.core.fields import ContentStreamField
from portal.core.models import BasePage
from portal.core.panels import page_tabs
from portal.core.translation import translated
from portal.register.models import STADTWEIT, Sozialraum

from ..kacheln import offers_address, phase_tiles, vocabulary_tiles
from .vokabelseite import Vokabelseite


class SozialraumIndex(BasePage):
    """The overview of the six districts with the schematic map."""

    parent_page_types = ["home.Startseite"]
    subpage_types = ["home.SozialraumSeite"]
    max_count_per_parent = 1
    template = "home/sozialraum_index.html"

    einleitung = ContentStreamField(
        ContentStreamBlock(), verbose_name=_("introduction"), blank=True
    )

    translatable_fields = translated("einleitung")
    edit_handler = page_tabs(
        (_("Content"), [*BasePage.content_panels, FieldPanel("einleitung")]),
        (_("Classification"), BasePage.editorial_panels),
    )

    class Meta:
        verbose_name = _("overview of the Sozialräume")
        verbose_name_plural = _("overviews of the Sozialräume")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        language = self.language_code
        counts = get_catalogue().counts("sozialraum", kind="angebot", language=language)
        pages = SozialraumSeite.objects.all()
        return {
            **super().get_context(request, *args, **kwargs),
            "angebote_url": offers_address(request),
            "raeume": vocabulary_tiles(pages, "sozialraum", counts, language=language),
            "stadtweit": counts.get(STADTWEIT, 0),
        }


class SozialraumSeite(Vokabelseite):
    """The page of a district: data, offers by life phase, recommendations, dialogues."""

    parent_page_types = ["home.SozialraumIndex"]
    subpage_types: list[str] = []
    template = "home/sozialraum_seite.html"
    dimension = "sozialraum"

    sozialraum = models.ForeignKey(
        Sozialraum, verbose_name=_("Sozialraum"), on_delete=models.PROTECT, related_name="seiten"
    )

    edit_handler = page_tabs(
        (
            _("Content"),
            [*BasePage.content_panels, FieldPanel("sozialraum"), FieldPanel("text")],
        ),
        (_("Classification"), BasePage.editorial_panels),
    )

    class Meta:
        verbose_name = _("page of a Sozialraum")
        verbose_name_plural = _("pages of the Sozialräume")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        language, catalogue = self.language_code, get_catalogue()
        # Who lives here may go to a city-wide offer, too: a phase without one here is not empty.
        reachable = {"sozialraum": [self.vokabel.slug, STADTWEIT]}
        offers = catalogue.listing(reachable, language=language, kinds=("angebot",), page_size=1)
        phases = {
            choice.value: choice.count
            for facet in offers.facets
            if facet.name == "lebensphase"
            for choice in facet.values
        }
        address = offers_address(request)
        counts = catalogue.counts("sozialraum", kind="angebot", language=language)
        return {
            **super().get_context(request, *args, **kwargs),
            "angebote_url": address,
            "phasen": phase_tiles(address, phases, reachable),
            "stadtweit": counts.get(STADTWEIT, 0),
            "stadtweit_url": f"{address}?sozialraum={STADTWEIT}",
            "quartiere": list(self.sozialraum.quartiere.gueltig()),
        }
