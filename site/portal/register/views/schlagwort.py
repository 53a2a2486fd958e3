"""Two keywords become one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.log_actions import log

from portal.core.models import Schlagwort

from ..forms import JoinForm


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask which keyword stays, and join."""
    source = get_object_or_404(Schlagwort, pk=pk)
    if not request.user.has_perms(["core.change_schlagwort", "core.delete_schlagwort"]):
        raise PermissionDenied
    form = JoinForm(request.POST or None, source=source)
    if form.is_valid():
        target = form.cleaned_data["target"]
        log(instance=target, action="wagtail.edit", user=request.user, title=str(target))
        source.join_into(target)
        messages.success(
            request,
            _("“%(old)s” is now “%(new)s” everywhere.") % {"old": source.name, "new": target.name},
        )
        return redirect(reverse("wagtailsnippets_core_schlagwort:list"))
    return render(request, "register/schlagwort_zusammenlegen.html", {"form": form, "word": source})
