"""Addresses behind links from mails: facts to confirm."""

from __future__ import annotations

from django.urls import path

from .einreichung.per_link import angaben_per_link

urlpatterns = [path("angaben/<str:token>/", angaben_per_link, name="freigabe_link_angaben")]
