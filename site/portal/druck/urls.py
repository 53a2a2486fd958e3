"""The PDF stands beside its page: `/angebote/babytreff/` and `/angebote/babytreff.pdf`."""

from __future__ import annotations

from django.urls import re_path

from .views import serve_pdf

urlpatterns = [re_path(r"^(?P<path>[\w/-]+)\.pdf$", serve_pdf, name="pdf")]
