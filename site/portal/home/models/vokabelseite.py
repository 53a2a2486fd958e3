"""Vokabelseite: a page that gathers everything that carries one word of a vocabulary."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.core.blocks import ContentStreamBlock
from portal.core.catalogue import get_catalogue
from portal.core.fields import ContentStreamField
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.models import BasePage
from portal.core.translation import translated
from portal.register.models import Vokabel

GATHERED: Final = 8


class Vokabelseite(BasePage):
    """Abstract. The page's address is the word's slug, so links need no lookup."""

    # Facet of the catalogue, and name of the foreign key to the word.
    dimension: ClassVar[str] = ""

    text = ContentStreamField(ContentStreamBlock(), verbose_name=_("text"), blank=True)

    translatable_fields = translated("text")

    class Meta:
        abstract = True

    @property
    def vokabel(self) -> Vokabel:
        """The word that the page is about, read from the German page."""
        word: Vokabel = getattr(self.quelle, self.dimension)
        return word

    def clean(self) -> None:
        """Take the address from the word: it is a contract, not a matter of the title."""
        chosen = getattr(self, f"{self.dimension}_id") and getattr(self, self.dimension)
        if chosen and self.language_code == SOURCE_LANGUAGE:
            self.slug = chosen.slug
        super().clean()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        gathered = get_catalogue().gathered(
            self.dimension, self.vokabel.slug, language=self.language_code, limit=GATHERED
        )
        return {
            **super().get_context(request, *args, **kwargs),
            "vokabel": self.vokabel,
            "gathered": gathered,
        }

    def catalogue_facets(self) -> dict[str, list[str]]:
        return {**super().catalogue_facets(), self.dimension: [self.vokabel.slug]}
