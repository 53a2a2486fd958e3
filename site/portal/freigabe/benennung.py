"""What a chosen thing is called in a comparison, so that another one of the same title is seen."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from wagtail.models import Page

from portal.media.models import Bild, Dokument


def name_of(value: Any) -> str:
    """Title with the name of the file or the address of the page; other things as they are."""
    if isinstance(value, Bild | Dokument):
        return f"{value.title} ({PurePath(value.file.name).name})"
    if isinstance(value, Page):
        path = value.url_path.strip("/").partition("/")[2]
        return f"{value.title} ({path})" if path else str(value.title)
    return str(value)
