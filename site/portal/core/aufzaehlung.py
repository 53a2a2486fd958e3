"""Members of a list in one line, with the comma of the reader's script."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import pgettext


def listed(members: Iterable[object]) -> str:
    """Return “A, B, C” in the active language; what is empty is left out."""
    return pgettext("between the members of a list", ", ").join(filter(None, map(str, members)))
