"""Addresses of the submission in the admin."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from . import views
from .tabelle import adressen as tabelle_adressen  # noqa: F401  its addresses


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    base = "unsere-angebote/"
    return [
        path(base, views.unsere_angebote, name="einreichung_uebersicht"),
        path(
            f"{base}bereich/<int:bereich_pk>/",
            views.unsere_angebote,
            name="einreichung_uebersicht_bereich",
        ),
        path(
            f"{base}bereich/<int:bereich_pk>/stimmen/",
            views.stimmen_noch,
            name="einreichung_stimmen",
        ),
        path(f"{base}bereich/<int:bereich_pk>/angaben/", views.angaben, name="einreichung_angaben"),
        path(f"{base}neu/", views.neu, name="einreichung_neu"),
        path(f"{base}bereich/<int:bereich_pk>/neu/", views.neu, name="einreichung_neu_bereich"),
        path(f"{base}<int:page_pk>/", views.aendern, name="einreichung_aendern"),
        path(f"{base}aehnliche/", views.aehnliche, name="einreichung_aehnliche"),
    ]
