"""Documents are public only while a public page offers them."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from wagtail import hooks

from .models import Dokument
from .visibility import is_shown_publicly


@hooks.register("before_serve_document")
def documents_of_public_pages_only(document: Dokument, request: HttpRequest) -> None:
    is_editor = request.user.is_authenticated and request.user.has_perm("wagtailadmin.access_admin")
    if not is_editor and not is_shown_publicly(document):
        raise Http404
