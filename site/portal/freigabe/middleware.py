"""Doors of Wagtail's admin that ask for no right on the page they speak about (Wagtail 7.4).

Found by the permission matrix. Remove an entry when Wagtail asks the permission tester itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.auth import permission_denied
from wagtail.models import Page

# Tells the name of the open step of any page.
NEEDS_EDIT: Final = frozenset({"wagtailadmin_pages:confirm_workflow_cancellation"})
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
        if name not in NEEDS_EDIT or not request.user.is_authenticated:
            return None
        page = get_object_or_404(Page, pk=kwargs["page_id"])
        if page.permissions_for_user(request.user).can_edit():
            return None
        answer: HttpResponse = permission_denied(request)
        return answer
