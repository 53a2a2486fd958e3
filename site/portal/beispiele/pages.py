"""Puts a page into the tree the way an editor does: checked, with a revision, published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import post_save
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search import index
from wagtail.search.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.signals import page_published

from .lookup import Lookup
from .records import Record


def place(page: Any, parent: Page, lookup: Lookup, keywords: Iterable[str] = ()) -> Any:
    """Add ``page`` below ``parent`` and publish it; ValidationError where a rule is broken."""
    page.locale = lookup.german
    page.schlagwoerter.add(*keywords)
    check(page)
    put_online(page, Page.objects.get(pk=parent.pk))
    return page


def put_online(
    page: Any, parent: Page, noted: Callable[[Revision], Any] = lambda revision: None
) -> None:
    """Write a new page as published, with its first revision; ``noted`` gets that before others.

    It leaves what ``add_child()``, ``save_revision().publish()`` leave, with a third of the queries
    (Wagtail's own copying of live pages goes the same way).
    """
    now = timezone.now()
    page.live = True
    page.has_unpublished_changes = False
    page.first_published_at = page.last_published_at = now
    with recorded_once(type(page)) as recorded:
        parent.add_child(instance=page)
        page.live_revision = page.save_revision(clean=False, changed=False)
        noted(page.live_revision)
        Page.objects.filter(pk=page.pk).update(live_revision=page.live_revision)
        page_published.send(sender=type(page), instance=page, revision=page.live_revision)
        log(instance=page, action="wagtail.publish", revision=page.live_revision)
        recorded.append(page)


def change(page: Any) -> Any:
    """Publish what was changed on a page that stands already.

    Pages may have been put below it since it was read: its place in the tree is read anew.
    """
    page.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
    check(page)
    publish(page)
    return page


def publish(page: Any) -> None:
    with recorded_once(type(page)) as recorded:
        page.save_revision().publish()
        recorded.append(page)


@contextmanager
def recorded_once(model: type[Page]) -> Iterator[list[Page]]:
    """Write admin search and reference index once for the pages put into the list.

    Publishing a new page saves it four times, and each time both would be written anew. Not for
    use beside other threads: the search handler of ``model`` is taken away for everybody.
    """
    pages: list[Page] = []
    post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield pages
    finally:
        post_save.connect(post_save_signal_handler, sender=model)
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
        index.insert_or_update_object(page)


def check(page: Any) -> None:
    """Ask what a form would ask: the rows below a page, and what a published page must say."""
    for relation in get_all_child_relations(page):
        for row in getattr(page, relation.get_accessor_name()).all():
            row.full_clean(exclude=[relation.field.name])
    missing = page.missing_facts()
    if missing:
        raise ValidationError(missing)


def texts(row: Record, *names: str) -> Record:
    """Return the named texts of a record, "" for those it leaves out."""
    return {name: row.get(name, "") for name in names}


def common(row: Record) -> Record:
    """Return what every page has; a record without ``beispiel`` is invented."""
    return {
        **texts(row, "title", "kurztext", "seo_title", "search_description", "redaktionsnotiz"),
        "beispiel": row.get("beispiel", True),
        **({"slug": row["slug"]} if "slug" in row else {}),
    }
