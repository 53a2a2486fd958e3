"""Full addresses: where the site is reached from outside is a setting, not what a request says."""

from __future__ import annotations

from django.conf import settings


def absolute(path: str) -> str:
    """Full address of a path that `reverse` or a page made (it has the site's prefix already)."""
    if path.startswith("http"):
        return path
    return settings.PUBLIC_URL + path.removeprefix(settings.FORCE_SCRIPT_NAME or "")
