"""ThemeninselIndex and ThemeninselSeite: everything about a theme on one page."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.blocks import ContentStreamBlock
from portal.core.catalogue import get_catalogue
from portal.core.fields import ContentStreamField
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.models import BasePage
from portal.core.panels import page_tabs
from portal.core.translation import translated
from portal.register.models import Themeninsel

from ..kacheln import Kachel, readable_first, vocabulary_tiles
from .vokabelseite import Vokabelseite


class ThemeninselIndex(BasePage):
    """The overview of all islands."""

    parent_page_types = ["home.Startseite"]
    subpage_types = ["home.ThemeninselSeite"]
    max_count_per_parent = 1
    template = "home/themeninsel_index.html"

    einleitung = ContentStreamField(
        ContentStreamBlock(), verbose_name=_("introduction"), blank=True
    )

    translatable_fields = translated("einleitung")
    edit_handler = page_tabs(
        (_("Content"), [*BasePage.content_panels, FieldPanel("einleitung")]),
        (_("Classification"), BasePage.editorial_panels),
    )

    class Meta:
        verbose_name = _("overview of the Themeninseln")
        verbose_name_plural = _("overviews of the Themeninseln")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "inseln": theme_tiles(self.language_code),
        }


class ThemeninselSeite(Vokabelseite):
    """The page of an island: what it is about, whom to ask, and all that belongs to it."""

    parent_page_types = ["home.ThemeninselIndex"]
    subpage_types: list[str] = []
    template = "home/themeninsel_seite.html"
    dimension = "themeninsel"

    themeninsel = models.ForeignKey(
        Themeninsel,
        verbose_name=_("Themeninsel"),
        on_delete=models.PROTECT,
        related_name="seiten",
    )

    edit_handler = page_tabs(
        (
            _("Content"),
            [*BasePage.content_panels, FieldPanel("themeninsel"), FieldPanel("text")],
        ),
        (_("Classification"), BasePage.editorial_panels),
    )

    class Meta:
        verbose_name = _("page of a Themeninsel")
        verbose_name_plural = _("pages of the Themeninseln")

    def catalogue_keywords(self) -> list[str]:
        island = self.quelle.themeninsel
        spellings = island.spellings()
        return [*super().catalogue_keywords(), island.kurzname, *island.all_names(), *spellings]


def theme_tiles(language: str) -> list[Kachel]:
    """Return a tile for every theme, those first that have offers in the reader's language."""
    catalogue = get_catalogue()
    counts = catalogue.counts("themeninsel", kind="angebot", language=language)
    tiles = vocabulary_tiles(
        ThemeninselSeite.objects.all(), "themeninsel", counts, language=language
    )
    if language == SOURCE_LANGUAGE:
        return tiles
    own = catalogue.counts("themeninsel", kind="angebot", language=language, own=True)
    return readable_first(tiles, own)
