"""Blocks that lead on: to a page, a document, a contact."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class SeitenlinkBlock(blocks.StructBlock):
    """A way onward with half a sentence that says why."""

    seite = blocks.PageChooserBlock(label=_("Page"))
    satz = blocks.CharBlock(label=_("Why go there"), required=False, max_length=150)

    class Meta:
        icon = "link"
        label = _("Way onward")
        group = _("Links")
        template = "blocks/seitenlink.html"
        description = _("A link to a page of this site with half a sentence.")


class DokumentBlock(blocks.StructBlock):
    """A file to download."""

    dokument = DocumentChooserBlock(label=_("Document"))
    beschreibung = blocks.CharBlock(label=_("Description"), required=False, max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        group = _("Links")
        template = "blocks/dokument.html"
        description = _("A file to download, with size and kind.")


class KontaktBlock(SnippetChooserBlock):
    """A contact from the register: changed once, right everywhere."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__("register.Kontakt", **kwargs)

    class Meta:
        icon = "mail"
        label = _("Contact")
        group = _("Links")
        template = "blocks/kontakt.html"
        description = _("A contact from the register, never a private person.")
