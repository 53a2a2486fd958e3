"""Doors of Wagtail's admin that ask for no right on the page or picture they show (Wagtail 7.4).

Found by the permission matrix. Remove an entry when Wagtail asks the permission tester itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.auth import permission_denied
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page

from portal.media.models import Bild

# Tells the name of the open step of any page.
NEEDS_EDIT: Final = frozenset({"wagtailadmin_pages:confirm_workflow_cancellation"})
# Shows any picture with its title.
NEEDS_CHOICE: Final = frozenset({"wagtailimages_chooser:select_format"})
# Raises an error on purpose, for whoever may open the admin.
CLOSED: Final = frozenset({"wagtailadmin_error_test"})


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
        if not request.user.is_authenticated or self.may_enter(name, request.user, kwargs):
            return None
        answer: HttpResponse = permission_denied(request)
        return answer

    def may_enter(self, name: str, user: Any, kwargs: dict[str, Any]) -> bool:
        if name in NEEDS_EDIT:
            page = get_object_or_404(Page, pk=kwargs["page_id"])
            return bool(page.permissions_for_user(user).can_edit())
        if name in NEEDS_CHOICE:
            picture = get_object_or_404(Bild, pk=kwargs["image_id"])
            return image_policy.user_has_permission_for_instance(user, "choose", picture)
        return True
