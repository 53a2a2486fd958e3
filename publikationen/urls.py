"""Addresses of the publications that are no pages."""

from __future__ import annotations

from django.urls import path

from .termine import calendar

urlpatterns = [path("termine.ics", calendar, name="termine")]
