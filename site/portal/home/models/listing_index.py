"""ListingIndex: a page that lists one or more kinds from the public catalogue."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.blocks import ContentStreamBlock
from portal.core.catalogue import get_catalogue
from portal.core.fields import ContentStreamField
from portal.core.models import BasePage
from portal.core.panels import page_tabs
from portal.core.translation import translated


class ListingIndex(BasePage):
    """Abstract: title, an introduction, and the list with its filters as ``listing``."""

    listed_kinds: ClassVar[tuple[str, ...]] = ()
    page_size: ClassVar[int] = 20

    einleitung = ContentStreamField(
        ContentStreamBlock(),
        verbose_name=_("introduction"),
        blank=True,
        help_text=_("Shown before the list. Two or three sentences are enough."),
    )

    translatable_fields = translated("einleitung")
    edit_handler = page_tabs(
        (_("Content"), [*BasePage.content_panels, FieldPanel("einleitung")]),
        (_("Classification"), BasePage.editorial_panels),
    )

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        listing = get_catalogue().listing(
            request.GET,
            language=self.language_code,
            kinds=self.listed_kinds,
            page_size=self.page_size,
        )
        return {**super().get_context(request, *args, **kwargs), "listing": listing}
