"""Blocks of the start page: life situations, building blocks, what is new."""

from __future__ import annotations

from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from portal.core.line_ends import LinesBlock


class SuchwortBlock(blocks.CharBlock):
    """A word that leads to its search results."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"max_length": 40, **kwargs})

    class Meta:
        icon = "search"
        label = _("Search word")
        group = _("Start page")
        template = "blocks/suchwort.html"
        preview_value = "Hebamme"
        description = _("A word that many people search for.")


class LebenslageValue(blocks.StructValue):
    """A life situation with the filters it stands for."""

    @property
    def query(self) -> str:
        """The query string of the list of offers that this situation leads to."""
        filters = {
            name: choice.slug
            for name in ("themeninsel", "zielgruppe", "lebensphase")
            if (choice := self.get(name))
        }
        if self.get("suchwort"):
            filters["q"] = self["suchwort"]
        return urlencode(filters)


class LebenslageBlock(blocks.StructBlock):
    """A sentence a reader would say, and the offers that fit it."""

    titel = blocks.CharBlock(
        label=_("Sentence"),
        max_length=60,
        help_text=_("As people say it: “We are expecting a child”."),
    )
    satz = blocks.CharBlock(label=_("Examples"), max_length=90, required=False)
    themeninsel = SnippetChooserBlock(
        "register.Themeninsel", label=_("Themeninsel"), required=False
    )
    zielgruppe = SnippetChooserBlock("register.Zielgruppe", label=_("Target group"), required=False)
    lebensphase = SnippetChooserBlock("register.Lebensphase", label=_("Life phase"), required=False)
    suchwort = blocks.CharBlock(
        label=_("Search word"),
        max_length=60,
        required=False,
        help_text=_("Only if no Themeninsel, target group or life phase fits."),
    )

    class Meta:
        icon = "user"
        label = _("Life situation")
        group = _("Start page")
        template = "blocks/lebenslage.html"
        value_class = LebenslageValue
        preview_value = {"titel": "Wir erwarten ein Kind", "satz": "Schwangerschaft, Geburt"}
        description = _("A sentence that leads to a filtered list of offers.")


class BausteinBlock(blocks.StructBlock):
    """One of the building blocks of the city's social planning."""

    titel = blocks.CharBlock(label=_("Name"), max_length=80)
    satz = blocks.CharBlock(label=_("In half a sentence"), max_length=120)
    seite = blocks.PageChooserBlock(label=_("Page"), required=False)
    adresse = blocks.URLBlock(
        label=_("Address elsewhere"), required=False, help_text=_("Only if there is no page here.")
    )

    class Meta:
        icon = "grip"
        label = _("Building block")
        group = _("Start page")
        template = "blocks/baustein.html"
        preview_value = {"titel": "Sozialkonferenz", "satz": "Blick auf die ganze Stadt"}
        description = _("A building block of the social planning with a link.")


class MeldungBlock(blocks.StructBlock):
    """Something from the dialogues that is worth a place on the start page."""

    kopf = blocks.CharBlock(
        label=_("Line above"),
        max_length=60,
        help_text=_("For example: Documentation, August 2023."),
    )
    titel = blocks.CharBlock(label=_("Title"), max_length=90)
    satz = LinesBlock(label=_("Two sentences"), max_length=260)
    seite = blocks.PageChooserBlock(label=_("Page"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Notice from the dialogues")
        group = _("Start page")
        template = "blocks/meldung.html"
        preview_value = {
            "kopf": "Dokumentation, August 2023",
            "titel": "Mitte/Styrum: zwölf Inseln",
            "satz": "Welche Angebote sind bekannt, und was macht sie bekannter?",
        }
        description = _("A card that leads to a page, with your own words.")
