"""Addresses of the languages: sitemap, and the German prefix that leads to the root."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("de/", views.without_german_prefix, name="ohne_de"),
    path("de/<path:rest>", views.without_german_prefix, name="ohne_de_pfad"),
]
