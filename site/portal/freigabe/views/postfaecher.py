"""The setting of the daily mail: everybody for their own address and their Bereich's mailbox."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..postfaecher import addresses_of, choose_daily


@require_http_methods(["GET", "HEAD", "POST"])
def postfaecher(request: HttpRequest) -> HttpResponse:
    """Show the user's addresses; on POST those ticked get one mail a day."""
    if request.method == "POST":
        choose_daily(request.user, request.POST.getlist("taeglich"))
        messages.success(request, _("Saved."))
        return redirect("freigabe_postfaecher")
    context = {"adressen": addresses_of(request.user)}
    return render(request, "freigabe/postfaecher.html", context)
