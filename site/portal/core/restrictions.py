"""Which parts of the page tree are not public: read once a request."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction

from .languages import SOURCE_LANGUAGE
from .per_request import forget, per_request

KEY: Final = "restricted_paths"


def restricted_paths() -> tuple[str, ...]:
    """Return the tree paths below which nothing is public.

    They are those of the pages that carry a restriction, and those of the translations of the
    German pages a restriction covers: what is private in German is private in every language.
    """
    return per_request(KEY, _paths)


def _paths() -> tuple[str, ...]:
    restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    if not restricted:
        return ()
    below = Q()
    for path in restricted:
        below |= Q(path__startswith=path)
    german = Page.objects.filter(below, locale__language_code=SOURCE_LANGUAGE)
    versions = Page.objects.filter(translation_key__in=german.values("translation_key"))
    return _topmost([*restricted, *versions.values_list("path", flat=True)])


def _topmost(paths: list[str]) -> tuple[str, ...]:
    """Leave out what lies below another one of ``paths``: the question stays short."""
    found: list[str] = []
    for path in sorted(paths):
        if not found or not path.startswith(found[-1]):
            found.append(path)
    return tuple(found)


def is_restricted(page: Page) -> bool:
    """Say whether a restriction of the page itself or of one above it keeps readers out."""
    return bool(page.path.startswith(restricted_paths()))


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="restrictions_changed")
def restrictions_changed(**_: Any) -> None:
    forget(KEY)
