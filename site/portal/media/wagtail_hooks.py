"""Documents are public only while a public page offers them."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from wagtail import hooks

from .models import Dokument
from .visibility import is_shown_publicly, may_be_served


@hooks.register("before_serve_document")
def documents_of_public_pages_only(document: Dokument, request: HttpRequest) -> None:
    if is_shown_publicly(document):
        return
    if not may_be_served(request, document):
        raise Http404
    # Wagtail's answer says nothing of caching; a proxy must not keep this one for others.
    vars(request)["is_private"] = True
