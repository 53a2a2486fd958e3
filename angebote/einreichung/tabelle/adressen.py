"""Addresses of the bulk entry, below “Unsere Angebote” in the admin."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from . import views


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    base = "unsere-angebote/bereich/<int:bereich_pk>/tabelle/"
    return [
        path(base, views.tabelle, name="einreichung_tabelle"),
        path(f"{base}angebote.csv", views.ausgabe, {"art": "csv"}, name="einreichung_tabelle_csv"),
        path(
            f"{base}angebote.xlsx", views.ausgabe, {"art": "xlsx"}, name="einreichung_tabelle_xlsx"
        ),
        path(f"{base}muster.xlsx", views.muster, name="einreichung_tabelle_muster"),
    ]
