"""Withdrawing a single link that is on its way: sent to the wrong address, or forwarded."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import errors, links
from ..models import Arbeitslink
from ..stellung import stellung_of


@require_POST
def entwerten(request: HttpRequest, pk: int) -> HttpResponse:
    """Redaktion and Administration only; leads back to the trace of the page."""
    if not stellung_of(request.user).is_central:
        raise PermissionDenied
    link = get_object_or_404(Arbeitslink, pk=pk)
    if link.task_state is None:
        raise Http404
    try:
        links.revoke(link, request.user)
    except errors.AktionVerweigert as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Withdrawn. The link opens nothing any more."))
    return redirect("freigabe_spur", link.task_state.workflow_state.object_id)
