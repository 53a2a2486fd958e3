"""Addresses below a language: the search page, keyword pages, the API, feeds."""

from __future__ import annotations

from django.urls import path

from .api import search_api, suggestions_api
from .feeds import KindFeed
from .views import keyword_page, opensearch_description, search_page

urlpatterns = [
    path("suche/", search_page, name="suche"),
    path("suche/vorschlaege", suggestions_api, name="suche_vorschlaege"),
    path("suche/opensearch.xml", opensearch_description, name="opensearch"),
    path("schlagwoerter/<slug:slug>/", keyword_page, name="schlagwort"),
    path("api/v1/suche", search_api, name="api_suche"),
    path("feeds/<slug:kind>.atom", KindFeed(), name="feed"),
]
