"""Blocks made of blocks, and the stream of every long text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .figures import DiagrammBlock, KennzahlenBlock
from .links import DokumentBlock, KontaktBlock, SeitenlinkBlock
from .media import BildBlock
from .text import AbsatzBlock, TabelleBlock, UeberschriftBlock, ZitatBlock


class HinweisBlock(blocks.StructBlock):
    """A notice that must not be overlooked."""

    art = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("stand", _("Note")), ("achtung", _("Attention")), ("gut", _("Good to know"))],
        default="stand",
        search_index=False,
    )
    titel = blocks.CharBlock(label=_("Title"), max_length=120)
    text = AbsatzBlock(features=["bold", "link"], label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        group = _("Text")
        template = "blocks/hinweis.html"
        preview_value = {
            "art": "stand",
            "titel": "Zwei Daten im Original",
            "text": "<p>Der 15. war ein Dienstag.</p>",
        }
        description = _("A short notice with a title, set apart from the text.")


class AufklappBlock(blocks.StructBlock):
    """Text that opens on demand; printed open."""

    titel = blocks.CharBlock(label=_("Title"), max_length=150)
    text = AbsatzBlock(label=_("Text"))

    class Meta:
        icon = "collapse-down"
        label = _("Folded text")
        group = _("Text")
        template = "blocks/aufklapp.html"
        preview_value = {
            "titel": "Wie gezählt wurde",
            "text": "<p>Mit Klebepunkten auf Plakaten.</p>",
        }
        description = _("For details that only some readers need.")


class ContentStreamBlock(blocks.StreamBlock):
    """Every long text of the site."""

    ueberschrift = UeberschriftBlock()
    absatz = AbsatzBlock()
    hinweis = HinweisBlock()
    zitat = ZitatBlock()
    aufklapp = AufklappBlock()
    bild = BildBlock()
    kennzahlen = KennzahlenBlock()
    diagramm = DiagrammBlock()
    tabelle = TabelleBlock()
    seitenlink = SeitenlinkBlock()
    dokument = DokumentBlock()
    kontakt = KontaktBlock()
