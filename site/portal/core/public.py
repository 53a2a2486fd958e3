"""What readers may see: pages that are live, unrestricted, and whose German page is both, too.

A translation renders its facts from the German page. When that one is taken offline, expires or
becomes private, every language goes with it, and comes back with it: nothing is written, so no
state can get lost.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page
from wagtail.query import PageQuerySet

from .languages import SOURCE_LANGUAGE
from .restrictions import is_restricted, restricted_paths
from .wagtail_locales import known_locales


def online_pages(pages: PageQuerySet | None = None) -> PageQuerySet:
    """Return those of ``pages`` (of all pages, if None) that are online, private ones included."""
    found = Page.objects.all() if pages is None else pages
    return found.filter(live=True).exclude(Exists(_offline_sources(OuterRef("translation_key"))))


def public_pages(pages: PageQuerySet | None = None) -> PageQuerySet:
    """Return those of ``pages`` (of all pages, if None) that readers may see."""
    below = Q()
    for path in restricted_paths():
        below |= Q(path__startswith=path)
    found = online_pages(pages)
    return found.exclude(below) if below else found


def is_public(page: Page) -> bool:
    """Say of one page what `public_pages` says of many; only a translation costs a query."""
    if not page.live or is_restricted(page):
        return False
    if known_locales.language_code(page.locale_id) == SOURCE_LANGUAGE:
        return True
    return not has_offline_source(page)


def has_offline_source(page: Page) -> bool:
    """Say whether the page is a translation of a German page that is not live."""
    return _offline_sources(page.translation_key).exclude(pk=page.pk).exists()


def _offline_sources(translation_key: object) -> QuerySet[Page]:
    return Page.objects.filter(
        translation_key=translation_key, locale__language_code=SOURCE_LANGUAGE, live=False
    )
