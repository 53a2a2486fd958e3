"""What a file is at this moment: the mark by which a later change of it is noticed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex, Revision

from .models import Bild, Dokument, Verwendung
from .signals import references

# What readers are given with the file. Consent is no part of it: withdrawn, it works at once.
SHOWN: Final[dict[type[Bild] | type[Dokument], tuple[str, ...]]] = {
    Bild: ("title", "description", "urheber", "lizenz"),
    Dokument: ("title", "beschreibung", "stand"),
}


def mark_of(item: Bild | Dokument) -> str:
    """Kind, number, content and words of a file in one line."""
    words = (str(getattr(item, name, "") or "") for name in SHOWN[type(item)])
    return "|".join([item._meta.model_name or "", str(item.pk), content_hash(item), *words])


def content_hash(item: Bild | Dokument) -> str:
    """Hash of the content; "" where the file is missing on the disk."""
    try:
        return str(item.get_file_hash())
    except OSError:
        return ""


def files_of(revision: Revision) -> list[Bild | Dokument]:
    """The pictures and documents that this revision of a page uses and that still exist."""
    if revision.is_latest_revision():
        used = Verwendung.objects.filter(page_id=int(revision.object_id))
        rows = used.select_related("bild", "dokument")
        return [item for row in rows if (item := row.bild or row.dokument)]
    draft = revision.as_object()
    found: list[Bild | Dokument] = []
    for model in SHOWN:
        found += model._default_manager.filter(pk__in=references(draft, model))
    return found


def marks_of(revision: Revision) -> list[str]:
    return sorted(mark_of(item) for item in files_of(revision))


def pages_showing(item: Bild | Dokument) -> set[int]:
    """Primary keys of the pages whose published content uses the file."""
    page_type = ContentType.objects.get_for_model(Page)
    users = ReferenceIndex.get_references_to(item).filter(base_content_type=page_type)
    keys = {int(pk) for pk in users.values_list("object_id", flat=True)}
    return set(Page.objects.filter(pk__in=keys, live=True).values_list("pk", flat=True))


def pages_drafting(item: Bild | Dokument) -> set[int]:
    """Primary keys of the pages whose newest draft uses the file."""
    rows: Iterable[Any] = item.verwendungen.values_list("page_id", flat=True)
    return set(rows)
