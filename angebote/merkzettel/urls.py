"""Addresses below a language: the sheet, its PDF, its QR code."""

from __future__ import annotations

from django.urls import path

from .views import merkzettel, merkzettel_pdf, merkzettel_qr

urlpatterns = [
    path("merkzettel/", merkzettel, name="merkzettel"),
    path("merkzettel.pdf", merkzettel_pdf, name="merkzettel_pdf"),
    path("merkzettel/qr.svg", merkzettel_qr, name="merkzettel_qr"),
]
