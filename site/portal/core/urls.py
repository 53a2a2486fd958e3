"""Addresses that belong to the house itself: health, robots, security.txt."""

from __future__ import annotations

from django.urls import path

from .views import health_live, health_ready, robots, security_txt

urlpatterns = [
    path("gesundheit/live", health_live, name="health_live"),
    path("gesundheit/bereit", health_ready, name="health_ready"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
]
