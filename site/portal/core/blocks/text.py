"""Blocks that are read: headings, paragraphs, quotations, tables."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..line_ends import LinesBlock
from .tables import TextTableBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class UeberschriftBlock(blocks.StructBlock):
    """A heading; the page's title is the only h1."""

    text = blocks.CharBlock(label=_("Heading"), max_length=150)
    ebene = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Section")), ("3", _("Subsection"))],
        default="2",
        search_index=False,
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = _("Text")
        template = "blocks/ueberschrift.html"
        preview_value = {"text": "Wozu dieses Papier", "ebene": "2"}
        description = _("Divides a long text. Sections appear in the table of contents.")


class AbsatzBlock(blocks.RichTextBlock):
    """Running text with lists and links."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        template = "blocks/absatz.html"
        preview_value = (
            "<p>Im Oktober 2019 kamen Fachleute aus Einrichtungen und Verwaltung zusammen.</p>"
        )
        description = _("Paragraphs, lists and links.")


class ZitatBlock(blocks.StructBlock):
    """A quotation with its source, never with a private person's name."""

    text = LinesBlock(label=_("Quotation"))
    quelle = blocks.CharBlock(
        label=_("Source"),
        max_length=200,
        help_text=_("A function or a document, no private person."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = _("Text")
        template = "blocks/zitat.html"
        preview_value = {"text": "Viele Angebote sind nicht bekannt.", "quelle": "Dokumentation"}
        description = _("Somebody’s words, with the source.")


class TabelleBlock(blocks.StructBlock):
    """A table with a caption and a header row; on a phone it becomes a list."""

    titel = blocks.CharBlock(label=_("Caption"), max_length=200)
    tabelle = TextTableBlock(
        [("text", blocks.CharBlock(required=False, label=_("Text")))], label=_("Table")
    )
    quelle = blocks.CharBlock(label=_("Source and date"), required=False, max_length=200)

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Figures")
        template = "blocks/tabelle.html"
        preview_value = {
            "titel": "Veranstaltungen der Runde 2",
            "tabelle": {
                "columns": [
                    {"type": "text", "heading": "Ort"},
                    {"type": "text", "heading": "Datum"},
                ],
                "rows": [{"values": ["Osterfeld", "28.09.2023"]}],
            },
            "quelle": "Terminliste",
        }
        description = _("Rows and columns. Every table has a caption, and figures have a source.")
