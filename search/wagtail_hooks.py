"""What editors do for the search: synonyms, promoted hits, and what people looked for in vain."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .anregung import suggestion_from_demand
from .models import PromotedHit, SynonymGroup
from .reports import DemandReport, SynonymFromDemand, may_see_demand


class SynonymGroupViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "tag"
    list_display = ["__str__", "language", "note"]
    list_filter = ["language"]
    search_fields = ["words", "note"]
    add_view_class = SynonymFromDemand


class PromotedHitViewSet(SnippetViewSet):
    model = PromotedHit
    icon = "pick"
    list_display = ["query", "page", "language", "valid_from", "valid_until"]
    list_filter = ["language"]
    search_fields = ["query"]


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Search")
    menu_icon = "search"
    menu_order = 700
    items = (SynonymGroupViewSet, PromotedHitViewSet)


register_snippet(SearchGroup)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [
        path("berichte/suche/", DemandReport.as_view(), name="search_demand"),
        path(
            "berichte/suche/results/",
            DemandReport.as_view(results_only=True),
            name="search_demand_results",
        ),
        path("berichte/suche/anregung/", suggestion_from_demand, name="search_anregung"),
    ]


class DemandMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return may_see_demand(request.user)


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return DemandMenuItem(
        _("Searches without a hit"), reverse("search_demand"), icon_name="search", order=900
    )
