"""Where somebody lands after signing in: everybody where their work is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.home import HomeView

from ..stellung import stellung_of


def landung(request: HttpRequest) -> HttpResponse:
    """A Fachbereich gets its own page, a head the releases, everybody else the dashboard."""
    stellung = stellung_of(request.user)
    if not stellung.is_central and not stellung.is_translator:
        if stellung.einreichung:
            try:
                return redirect(reverse("einreichung_uebersicht"))
            except NoReverseMatch:
                pass
        elif stellung.leitung:
            return redirect("freigabe_liste")
    answer: HttpResponse = HomeView.as_view()(request)
    return answer


# Stands before Wagtail's own address of the dashboard, behind the same door.
landing_page = require_admin_access(landung)
