"""One way to end a line, so that the same text is the same text whoever sent it.

Browsers end the lines of a form with CRLF, files and programs with LF. Whoever compares texts (the
translation memory, checksums) would take the two for different ones.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail import blocks


def unix_lines(text: str) -> str:
    """Return ``text`` with LF at the end of every line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def settle_lines(instance: models.Model) -> None:
    """End the lines of every plain text field of ``instance`` with LF."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, models.TextField):
            value = field.value_from_object(instance)
            if isinstance(value, str) and "\r" in value:
                setattr(instance, field.attname, unix_lines(value))


class LinesBlock(blocks.TextBlock):
    """Plain text of several lines in a stream."""

    def value_from_form(self, value: Any) -> Any:
        return unix_lines(super().value_from_form(value) or "")
