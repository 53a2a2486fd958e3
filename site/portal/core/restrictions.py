"""Which parts of the page tree are not public: read once a request."""

from __future__ import annotations

from typing import Any, Final

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction

from .per_request import forget, per_request

KEY: Final = "restricted_paths"


def restricted_paths() -> tuple[str, ...]:
    """Return the tree paths of the pages that carry a restriction."""
    return per_request(
        KEY, lambda: tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    )


def is_restricted(page: Page) -> bool:
    """Say whether a restriction of the page itself or of one above it keeps readers out."""
    return bool(page.path.startswith(restricted_paths()))


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="restrictions_changed")
def restrictions_changed(**_: Any) -> None:
    forget(KEY)
