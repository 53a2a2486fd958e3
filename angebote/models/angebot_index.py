"""AngebotIndex: the list of all offers with its filters."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.home.models import ListingIndex


class AngebotIndex(ListingIndex):
    """Lists offers; its address and the filters in it are a contract with other systems."""

    listed_kinds = ("angebot",)
    parent_page_types = ["home.Startseite"]
    subpage_types = ["angebote.Angebot"]
    max_count_per_parent = 1
    template = "angebote/angebot_index.html"

    class Meta:
        verbose_name = _("list of offers")
        verbose_name_plural = _("lists of offers")
