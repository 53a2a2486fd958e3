"""Pictures in a text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class BildBlock(blocks.StructBlock):
    """A picture with caption. wagtail-localize fails on an image two structs deep: keep it here."""

    bild = ImageBlock(label=_("Picture"))
    unterschrift = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Media")
        template = "blocks/bild.html"
        preview_template = "blocks/bild.html"
        description = _("A picture with alternative text. Photos of people need recorded consent.")
