"""Addresses behind links from mails. Outside the languages: the administration speaks German."""

from __future__ import annotations

from django.urls import path

from .views import per_link

urlpatterns = [
    path("freigabe/<str:token>/", per_link.freigeben, name="freigabe_link_freigabe"),
    path("freigabe/<str:token>/neu/", per_link.neuer_link, name="freigabe_link_neu"),
    path("freigabe/<str:token>/vorschau/", per_link.vorschau, name="freigabe_link_vorschau"),
    path("abstimmung/<str:token>/neu/", per_link.neuer_link, name="freigabe_link_stimme_neu"),
    path("abstimmung/<str:token>/", per_link.zustimmen, name="freigabe_link_stimme"),
]
