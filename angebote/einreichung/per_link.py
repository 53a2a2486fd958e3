"""Confirming facts by link from the mailbox of a Bereich: no account, usable until it expires."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from portal.freigabe import links
from portal.freigabe.models import Arbeitslink

from .aktualitaet import offers_to_confirm
from .bestaetigen import save_answers


@never_cache
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def angaben_per_link(request: HttpRequest, token: str) -> HttpResponse:
    """What is left open stands there again at the next visit; answering never needs all."""
    link = links.find(token, Arbeitslink.Art.ANGABEN)
    if (link is None or request.method == "POST") and links.too_many_tries(
        request, "angaben", link
    ):
        return render(request, "freigabe/link_zustand.html", {"zustand": "zu_oft"}, status=429)
    if link is None or not link.is_open():
        state = "unbekannt" if link is None else "abgelaufen"
        status = 404 if link is None else 410
        known = {"zustand": state, "link": link}
        return render(request, "freigabe/link_zustand.html", known, status=status)
    context: dict[str, Any] = {"bereich": link.bereich, "fehler": {}}
    if request.method == "POST":
        saved, wrong = save_answers(request.POST, offers_to_confirm(link.bereich), link.user)
        context |= {"fehler": wrong, "gespeichert": saved}
    else:
        links.opened(link)
    context["faellige"] = offers_to_confirm(link.bereich)
    status = 422 if context["fehler"] else 200
    return render(request, "angebote/einreichung/angaben.html", context, status=status)
