"""The list behind the radar: what ends within a year, with its draft."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal.freigabe.stellung import stellung_of

from .befristung import ending
from .models import Befristungsentwurf


@require_http_methods(["GET", "HEAD"])
def befristungen(request: HttpRequest) -> HttpResponse:
    """Everything that ends within a year, the soonest first."""
    if not stellung_of(request.user).is_central:
        raise PermissionDenied
    pages = sorted(ending(), key=lambda row: row[0].befristet_bis)
    drafts = {row.page_id: row.empfehlung_id for row in Befristungsentwurf.objects.all()}
    rows = [{"page": page, "monate": m, "entwurf": drafts.get(page.pk)} for page, m in pages]
    return render(request, "publikationen/befristungen.html", {"zeilen": rows})
