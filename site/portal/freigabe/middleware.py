"""Doors of Wagtail's admin that ask for no right on the page or picture they show (Wagtail 7.4).

Found by the permission matrix. Remove an entry when Wagtail asks the permission tester itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin.auth import permission_denied
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page

from portal.media.models import Bild, Dokument

from .dateien import is_settled
from .stellung import stellung_of

# Tells the name of the open step of any page.
NEEDS_EDIT: Final = frozenset({"wagtailadmin_pages:confirm_workflow_cancellation"})
# Say of any page by its title that it is not in review.
NEEDS_SIGHT: Final = frozenset(
    {
        "wagtailadmin_pages:workflow_action",
        "wagtailadmin_pages:collect_workflow_action_data",
        "wagtailadmin_pages:workflow_preview",
    }
)
# Shows any picture with its title.
NEEDS_CHOICE: Final = frozenset({"wagtailimages_chooser:select_format"})
# Raises an error on purpose, for whoever may open the admin.
CLOSED: Final = frozenset({"wagtailadmin_error_test"})
# Change or delete one file; Wagtail's refusal does not say why.
FILE_DOORS: Final[dict[str, tuple[type[Bild] | type[Dokument], str]]] = {
    "wagtaildocs:edit": (Dokument, "document_id"),
    "wagtaildocs:delete": (Dokument, "document_id"),
    "wagtailimages:edit": (Bild, "image_id"),
    "wagtailimages:delete": (Bild, "image_id"),
}


class PageGuardMiddleware:
    """Asks the one tester where Wagtail asks nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in CLOSED:
            raise Http404
        if name in FILE_DOORS and request.user.is_authenticated:
            return self.refuse_settled_file(request, name, kwargs)
        if not request.user.is_authenticated or self.may_enter(name, request.user, kwargs):
            return None
        answer: HttpResponse = permission_denied(request)
        return answer

    def refuse_settled_file(
        self, request: HttpRequest, name: str, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Say what to do; the refusal itself is the policy's (see `wagtail_file_policy`)."""
        model, key = FILE_DOORS[name]
        item = model._default_manager.filter(pk=kwargs[key]).first()
        own = item is not None and item.uploaded_by_user_id == request.user.pk
        if not own or stellung_of(request.user).is_central or not is_settled(item):
            return None
        messages.error(
            request,
            _(
                "“%(title)s” belongs to a page that is submitted or online, so it stays as it is. "
                "Upload a new file, choose it in the page, and submit the page again."
            )
            % {"title": item.title},
        )
        return redirect(f"{name.split(':')[0]}:index")

    def may_enter(self, name: str, user: Any, kwargs: dict[str, Any]) -> bool:
        if name in NEEDS_EDIT:
            page = get_object_or_404(Page, pk=kwargs["page_id"])
            return bool(page.permissions_for_user(user).can_edit())
        if name in NEEDS_SIGHT:
            page = get_object_or_404(Page, pk=kwargs["page_id"])
            return bool(page.permissions_for_user(user).can_view_revisions())
        if name in NEEDS_CHOICE:
            picture = get_object_or_404(Bild, pk=kwargs["image_id"])
            return image_policy.user_has_permission_for_instance(user, "choose", picture)
        return True
