"""Says why a page gets no alias; the refusal itself is the action's (see `wagtail_publication`)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from .errors import AktionVerweigert
from .zulassung import require_history


@hooks.register("before_copy_page")
def no_alias_of_an_unreleased_text(request: HttpRequest, page: Page) -> HttpResponse | None:
    if request.method != "POST" or not request.POST.get("alias"):
        return None
    below = request.POST.get("copy_subpages")
    return refusal(request, *(page.get_descendants(inclusive=True) if below else [page]))


@hooks.register("before_convert_alias_page")
def no_own_page_from_an_unreleased_text(request: HttpRequest, page: Page) -> HttpResponse | None:
    return refusal(request, page)


def refusal(request: HttpRequest, *pages: Page) -> HttpResponse | None:
    """Back to the list with the sentence; None where every page may."""
    try:
        for page in pages:
            require_history(page)
    except AktionVerweigert as refused:
        messages.error(request, str(refused))
        return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
    return None
