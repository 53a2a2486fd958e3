"""The urgent correction of a page that is online: the change, a reason, one button."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from .. import errors, zulassung
from ..models import Entwurfsstand
from ..stellung import stellung_of
from ..vergleich import vergleiche


@require_http_methods(["GET", "HEAD", "POST"])
def berichtigen(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what would change online; on POST publish it, with the reason in the log."""
    stand = get_object_or_404(Entwurfsstand.objects.select_related("page", "bereich"), pk=page_id)
    if not stellung_of(request.user).is_central:
        raise PermissionDenied
    page: Page = stand.page.specific
    if request.method != "POST":
        return show(request, page, stand)
    reason = request.POST.get("grund", "")
    try:
        zulassung.correct(page, request.user, reason, request.POST.get("pruefsumme", ""))
    except errors.AktionVerweigert as refusal:
        return show(request, page, stand, str(refusal))
    messages.success(request, _("The correction is online. The reason is on record."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def show(request: HttpRequest, page: Page, stand: Entwurfsstand, problem: str = "") -> HttpResponse:
    live = page.live_revision.as_object() if page.live and page.live_revision else None
    context = {
        "seite": page,
        "stand": stand,
        "is_open": page.live and not page.workflow_in_progress,
        "vergleich": vergleiche(live, page.get_latest_revision().as_object()),
        "fehler": problem,
        "grund": request.POST.get("grund", ""),
    }
    return render(request, "freigabe/berichtigen.html", context, status=422 if problem else 200)
