"""The admin's way to submit a translation."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail_localize.models import Translation

from .uebersetzung import UebersetzungNichtFertig, submit_translation, target_page


@require_POST
def submit(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Submit the strings of a translation for review; say what is missing otherwise."""
    translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
    page = target_page(translation)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    try:
        submit_translation(translation, request.user)
    except UebersetzungNichtFertig as unfinished:
        text = ngettext(
            "%(count)s text is not translated yet.",
            "%(count)s texts are not translated yet.",
            unfinished.missing,
        )
        messages.error(request, text % {"count": unfinished.missing})
    except PermissionDenied as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The translation is submitted. The editors look at it."))
    return redirect("wagtailadmin_pages:edit", page.pk)
