"""Standardseite: a page of text, such as “About the project”."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.blocks import ContentStreamBlock
from portal.core.fields import ContentStreamField
from portal.core.models import BasePage
from portal.core.panels import page_tabs
from portal.core.translation import translated


class Standardseite(BasePage):
    """Free text for what no other page type is made for."""

    parent_page_types = ["home.Startseite", "home.Standardseite"]
    subpage_types = ["home.Standardseite"]
    template = "home/standardseite.html"

    text = ContentStreamField(ContentStreamBlock(), verbose_name=_("text"), blank=True)

    translatable_fields = translated("text")
    edit_handler = page_tabs(
        (_("Content"), [*BasePage.content_panels, FieldPanel("text")]),
        (_("Classification"), BasePage.editorial_panels),
    )

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
