"""Startseite: search first, then every way into the site."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import TranslatableField

from portal.core.catalogue import get_catalogue
from portal.core.fields import ContentStreamField
from portal.core.models import BasePage
from portal.core.panels import page_tabs
from portal.core.translation import ALWAYS_TRANSLATED

from ..blocks import BausteinBlock, LebenslageBlock, MeldungBlock, SuchwortBlock
from ..kacheln import offers_address, phase_tiles, vocabulary_tiles
from ..mauer import wall
from .sozialraum import SozialraumSeite
from .themeninsel import theme_tiles

TEXTS = ("oft_gesucht", "lebenslagen", "meldungen", "bausteine")


class Startseite(BasePage):
    """The root of a language tree. Its own address part differs, so it is not synchronised."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "angebote.AngebotIndex",
        "home.ThemeninselIndex",
        "home.SozialraumIndex",
        "publikationen.StrategiepapierIndex",
        "publikationen.HandlungsempfehlungIndex",
        "publikationen.SteckbriefIndex",
        "publikationen.DialogIndex",
        "home.Standardseite",
        "home.Rechtsseite",
    ]
    template = "home/startseite.html"

    oft_gesucht = ContentStreamField(
        blocks.StreamBlock([("wort", SuchwortBlock())], max_num=6),
        verbose_name=_("often searched"),
        blank=True,
        help_text=_("Words that people look for, in this page's language."),
    )
    lebenslagen = ContentStreamField(
        blocks.StreamBlock([("lebenslage", LebenslageBlock())], max_num=12),
        verbose_name=_("life situations"),
        blank=True,
    )
    meldungen = ContentStreamField(
        blocks.StreamBlock([("meldung", MeldungBlock())], max_num=3),
        verbose_name=_("from the dialogues"),
        blank=True,
    )
    bausteine = ContentStreamField(
        blocks.StreamBlock([("baustein", BausteinBlock())], max_num=6),
        verbose_name=_("building blocks of the social planning"),
        blank=True,
    )

    translatable_fields = [TranslatableField(name) for name in (*ALWAYS_TRANSLATED, *TEXTS)]
    edit_handler = page_tabs(
        (
            _("Content"),
            [
                *BasePage.content_panels,
                FieldPanel("oft_gesucht"),
                FieldPanel("lebenslagen"),
                MultiFieldPanel(
                    [FieldPanel("meldungen"), FieldPanel("bausteine")],
                    heading=_("Expert dialogues"),
                ),
            ],
        ),
        (_("Classification"), BasePage.editorial_panels),
    )

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")

    def linked_page_ids(self) -> list[Any]:
        """No page: the start page leads everywhere, which is no news on the pages it leads to."""
        return []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        language, catalogue = self.language_code, get_catalogue()
        address = offers_address(request)
        districts = catalogue.counts("sozialraum", kind="angebot", language=language)
        return {
            **super().get_context(request, *args, **kwargs),
            "angebote_url": address,
            "inseln": theme_tiles(language),
            "raeume": vocabulary_tiles(
                SozialraumSeite.objects.all(), "sozialraum", districts, language=language
            ),
            "stadtweit": districts.get("stadtweit", 0),
            "phasen": phase_tiles(address, {}),
            "mauer": wall(language),
        }
