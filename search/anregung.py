"""From a search in vain to an Anregung that the Redaktion works on: one click in the report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from portal.core.languages import SOURCE_LANGUAGE
from publikationen.models import Anregung

from .models import SearchDemand

Search = tuple[str, str]  # counted words, language


def may_suggest(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whoever works on suggestions may note them."""
    return user.has_perm("publikationen.add_anregung")  # type: ignore[union-attr]


def suggestions_for(searches: Iterable[Search]) -> dict[Search, Anregung]:
    """What has been noted of these searches, whatever became of it."""
    wanted = set(searches)
    found = Anregung.objects.for_searches(query for query, _language in wanted)
    return {(one.suchwort, one.sprache): one for one in found}


@require_POST
def suggestion_from_demand(request: HttpRequest) -> HttpResponse:
    """Note what nobody found; a second click changes nothing."""
    if not may_suggest(request.user):
        raise PermissionDenied
    query, language = request.POST.get("query", ""), request.POST.get("language", "")
    demand = SearchDemand.objects.without_hits().lately().by_query()
    row = demand.filter(query=query, language=language).first()
    if row is None:
        messages.warning(request, _("Nobody looks for that in vain any more."))
    else:
        text = _noted(row, request.user).text
        messages.success(request, _("“%(text)s” is among the suggestions.") % {"text": text})
    return redirect("search_demand")


def _noted(row: dict[str, Any], user: Any) -> Anregung:
    with transaction.atomic():
        anregung, is_new = Anregung.objects.get_or_create(
            suchwort=row["query"],
            sprache=row["language"],
            defaults={
                "text": row["query"],
                "herkunft": Anregung.Herkunft.SUCHE,
                "anlass": _occasion(row),
                "erstellt_von": user,
            },
        )
        if is_new:
            log(instance=anregung, action="wagtail.create", user=user)
    return anregung


def _occasion(row: dict[str, Any]) -> str:
    """How often and until when, in the language of the house whatever the editor's is."""
    with override(SOURCE_LANGUAGE):
        return ngettext(
            "searched for in vain %(times)s time within %(days)s days, last on %(day)s",
            "searched for in vain %(times)s times within %(days)s days, last on %(day)s",
            row["times"],
        ) % {
            "times": row["times"],
            "days": SearchDemand.LATELY_DAYS,
            "day": date_format(row["last"], "d.m.Y"),
        }
