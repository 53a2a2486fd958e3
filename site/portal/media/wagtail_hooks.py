"""Documents are public only while a public page offers them."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from wagtail import hooks

from .models import Dokument
from .visibility import is_shown_publicly, may_be_served


@hooks.register("before_serve_document")
def documents_of_public_pages_only(document: Dokument, request: HttpRequest) -> None:
    if not is_shown_publicly(document) and not may_be_served(request, document):
        raise Http404
