"""The log of machine translations, and what is left of the month's budget."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from wagtail_localize.machine_translators import get_machine_translator

from portal.freigabe.stellung import stellung_of

from ...models import Maschinenlauf
from ..maschine.dienst import used_this_month

SHOWN = 100


@require_http_methods(["GET", "HEAD"])
def protokoll(request: HttpRequest) -> HttpResponse:
    """For the Redaktion and the Administration: they answer for what leaves the house."""
    if not stellung_of(request.user).is_central:
        raise PermissionDenied
    service = get_machine_translator()
    context = {
        "dienst": service.display_name if service else "",
        "budget": service.options["CHARACTERS_PER_MONTH"] if service else 0,
        "verbraucht": used_this_month(),
        "laeufe": Maschinenlauf.objects.select_related("von")[:SHOWN],
    }
    return render(request, "sprachen/desk/maschine.html", context)
