"""Members of a list and parts of a line, with the signs of the reader's script."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import pgettext


def listed(members: Iterable[object]) -> str:
    """Return “A, B, C” in the active language; what is empty is left out."""
    return pgettext("between the members of a list", ", ").join(filter(None, map(str, members)))


def in_parts(parts: Iterable[object]) -> str:
    """Return “A, B; C” in the active language: parts that may have commas; empty ones left out."""
    return pgettext("between the parts of a line", "; ").join(filter(None, map(str, parts)))
