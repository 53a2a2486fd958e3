"""The report of searches without a hit, and the ways from there: a synonym, a suggestion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.views.reports import ReportView
from wagtail.snippets.views.snippets import CreateView

from .anregung import may_suggest, suggestions_for
from .models import SearchDemand, SynonymGroup


def may_see_demand(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whoever keeps the synonyms sees what they are needed for."""
    return user.has_perm("search.change_synonymgroup")  # type: ignore[union-attr]


class SynonymColumn(Column):
    """One click opens a new group that begins with the searched words."""

    cell_template_name = "wagtailadmin/tables/search_synonym_cell.html"

    def get_value(self, instance: dict[str, Any]) -> str:
        filled = urlencode({"words": instance["query"], "language": instance["language"]})
        return f"{reverse('wagtailsnippets_search_synonymgroup:add')}?{filled}"


class SuggestionColumn(Column):
    """One click notes what is missing as an Anregung; after that the cell leads to it."""

    cell_template_name = "wagtailadmin/tables/search_suggestion_cell.html"

    def get_value(self, instance: dict[str, Any]) -> dict[str, Any]:
        return instance

    def get_cell_context_data(
        self, instance: dict[str, Any], parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "csrf_token": get_token(parent_context["request"])}


class DemandReport(ReportView):
    """Words nobody found anything with in the last three months, the most wanted first."""

    page_title = _("Searches without a hit")
    header_icon = "search"
    index_url_name = "search_demand"
    index_results_url_name = "search_demand_results"
    is_searchable = False
    default_ordering = None
    list_export = ["query", "language", "times", "last"]
    export_headings = {
        "query": _("Search words"),
        "language": _("Language"),
        "times": _("Times"),
        "last": _("Last"),
    }
    export_filename = "suchen-ohne-treffer"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see_demand(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("query", label=_("Search words"), accessor="query"),
            Column("language", label=_("Language"), accessor="language"),
            Column("times", label=_("Times"), accessor="times"),
            Column("last", label=_("Last"), accessor="last"),
            SynonymColumn("synonym", label=_("What to do")),
            *([SuggestionColumn("anregung", label=_("Suggestion"))] if self._may_suggest else []),
        ]

    @property
    def _may_suggest(self) -> bool:
        return may_suggest(self.request.user)

    def get_table(self, object_list: Sequence[dict[str, Any]]) -> Table:
        """Rows know whether they have been noted already: one query a page of the list."""
        noted = suggestions_for((row["query"], row["language"]) for row in object_list)
        rows = [{**r, "anregung": noted.get((r["query"], r["language"]))} for r in object_list]
        return super().get_table(rows)

    def get_queryset(self) -> QuerySet[SearchDemand, Any]:
        return SearchDemand.objects.without_hits().lately().by_query()


class SynonymFromDemand(CreateView):
    """Adds a group of synonyms; words and language may come from the report."""

    def get_initial_form_instance(self) -> SynonymGroup:
        given = self.request.GET
        group = SynonymGroup(words=given.get("words", "")[:80])
        languages = dict(SynonymGroup._meta.get_field("language").choices or ())
        if given.get("language") in languages:
            group.language = given["language"]
        return group
