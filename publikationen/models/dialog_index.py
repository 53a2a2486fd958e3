"""DialogIndex: all events by round, with their documentation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.home.models import ListingIndex

from ..dialoge import dialogues_by_round


class DialogIndex(ListingIndex):
    """The overview of rounds and events; the list with filters has the documentation, too."""

    listed_kinds = ("veranstaltung", "dokumentation")
    parent_page_types = ["home.Startseite"]
    subpage_types = ["publikationen.Veranstaltung", "publikationen.Dokumentation"]
    max_count_per_parent = 1
    template = "publikationen/dialog_index.html"

    class Meta:
        verbose_name = _("list of dialogues")
        verbose_name_plural = _("lists of dialogues")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        # The rounds take the place of the list, which would read everything a second time.
        return {
            **super(ListingIndex, self).get_context(request, *args, **kwargs),
            "runden": dialogues_by_round(self.language_code),
        }
