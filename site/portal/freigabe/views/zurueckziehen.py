"""One page that asks once, then takes a text back out of review."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from .. import errors
from ..models import Entwurfsstand
from ..zurueckziehen import may_withdraw, withdraw


@require_http_methods(["GET", "HEAD", "POST"])
def zurueckziehen(request: HttpRequest, page_id: int) -> HttpResponse:
    """403 for a foreign text; a text that is in review no longer gets a page that says so."""
    stand = get_object_or_404(Entwurfsstand.objects.select_related("page"), page_id=page_id)
    page: Page = stand.page.specific
    if not may_withdraw(page, request.user):
        raise PermissionDenied
    if request.method != "POST":
        is_open = page.current_workflow_state is not None
        context = {"seite": page, "is_open": is_open, "is_back": not page.workflow_in_progress}
        return render(request, "freigabe/zurueckziehen.html", context)
    try:
        withdraw(page, request.user)
    except errors.AktionVerweigert as refusal:
        messages.error(request, str(refusal))
        return redirect("freigabe_zurueckziehen", page.pk)
    messages.success(request, _("Withdrawn. It is a draft again; nobody has to decide about it."))
    return redirect("wagtailadmin_home")
