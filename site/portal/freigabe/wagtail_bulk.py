"""Publishing many pages of a list at once: all of them, or none and a sentence that says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from .errors import AktionVerweigert
from .zulassung import require_admission


@hooks.register("before_bulk_action")
def only_what_may_go_online_at_once(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    """The first page that must not go online is named, and nothing is published."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type != "publish" or not pages:
        return None
    for page in meant(pages, request):
        try:
            require_publishable(page, request.user)
        except AktionVerweigert as refusal:
            messages.error(request, f"{page.draft_title}: {refusal}")
            return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
    return None


def meant(pages: Iterable[Page], request: HttpRequest) -> Iterator[Page]:
    """The chosen pages and, if asked for, the drafts below that Wagtail would publish with them."""
    for page in pages:
        yield page
        drafts = page.get_descendants().not_live().specific()
        for draft in drafts if request.POST.get("include_descendants") else []:
            if draft.permissions_for_user(request.user).can_publish():
                yield draft


def require_publishable(page: Page, user: Any) -> None:
    """Raise `AktionVerweigert` unless the newest text of the page may go online now."""
    revision = page.get_latest_revision()
    if revision is not None:
        require_admission(revision, user)
    elif page.alias_of is not None:
        # It has no text of its own: Wagtail would fail with an error page.
        raise AktionVerweigert(
            _(
                "“%(title)s” is a copy that follows another page and goes online with it. "
                "Nothing was published."
            )
            % {"title": page.alias_of.draft_title}
        )
