"""Addresses below a language: the search page, keyword pages, the API, feeds."""

from __future__ import annotations

from django.urls import path

from .api import search_api
from .feeds import KindFeed
from .views import keyword_page, search_page

urlpatterns = [
    path("suche/", search_page, name="suche"),
    path("schlagwoerter/<slug:slug>/", keyword_page, name="schlagwort"),
    path("api/v1/suche", search_api, name="api_suche"),
    path("feeds/<slug:kind>.atom", KindFeed(), name="feed"),
]
