"""Puts a page into the tree the way an editor does: checked, with a revision, published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from .lookup import Lookup
from .records import Record


def place(page: Any, parent: Page, lookup: Lookup, keywords: Iterable[str] = ()) -> Any:
    """Add ``page`` below ``parent`` and publish it; ValidationError where a rule is broken."""
    page.locale = lookup.german
    page.live = False
    page.schlagwoerter.add(*keywords)
    check(page)
    with referenced_once(page):
        Page.objects.get(pk=parent.pk).add_child(instance=page)
        page.save_revision().publish()
    return page


def change(page: Any) -> Any:
    """Publish what was changed on a page that stands already."""
    check(page)
    publish(page)
    return page


def publish(page: Any) -> None:
    with referenced_once(page):
        page.save_revision().publish()


@contextmanager
def referenced_once(page: Any) -> Iterator[None]:
    """Write down once what the page refers to, not at each of the saves that publishing takes."""
    with disable_reference_index_auto_update():
        yield
    ReferenceIndex.create_or_update_for_object(page)


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
