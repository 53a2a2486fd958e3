"""What readers may see: pages that are live, unrestricted, and whose German page is both, too.

A translation renders its facts from the German page. When that one is taken offline, expires,
becomes private or is deleted, every language goes with it, and comes back with it: nothing is
written, so no state can get lost.
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
    is_source = Q(locale__language_code=SOURCE_LANGUAGE)
    return found.filter(is_source | Exists(_sources(OuterRef("translation_key"))), live=True)


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
    return not lacks_source(page)


def lacks_source(page: Page) -> bool:
    """Say whether the page is a translation of a German page that is not live, or gone."""
    if known_locales.language_code(page.locale_id) == SOURCE_LANGUAGE:
        return False
    return not _sources(page.translation_key).exists()


def _sources(translation_key: object) -> QuerySet[Page]:
    return Page.objects.filter(
        translation_key=translation_key, locale__language_code=SOURCE_LANGUAGE, live=True
    )
