"""Below MEDIA_URL: sizes of pictures. Nothing else in the media folder has a public address."""

from __future__ import annotations

from django.urls import path

from .views import serve_picture

urlpatterns = [path("images/<str:name>", serve_picture, name="picture")]
