"""Notes, with every revision of a page, the files that the draft uses."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page, ReferenceIndex, Revision

from .models import Bild, Dokument, Verwendung


@receiver(post_save, sender=Revision, dispatch_uid="media_revision_saved")
def draft_saved(sender: type[Revision], instance: Revision, raw: bool = False, **_: Any) -> None:
    """Drafts are JSON, which no query can ask; so their files are written down apart."""
    if raw or not issubclass(instance.content_type.model_class() or object, Page):
        return
    if instance.is_latest_revision() and any_file_exists():
        note_files(int(instance.object_id), instance.as_object())


def any_file_exists() -> bool:
    """Spares a site without files the reading of each draft; with the last file its notes went."""
    return Dokument.objects.exists() or Bild.objects.exists()


def note_files(page_id: int, draft: Page) -> None:
    """Replace what is noted for the page by the files of this draft that still exist."""
    used = Verwendung.objects.filter(page_id=page_id)
    used.delete()
    for model, name in ((Bild, "bild"), (Dokument, "dokument")):
        known = model._default_manager.filter(pk__in=references(draft, model))
        Verwendung.objects.bulk_create(
            Verwendung(page_id=page_id, **{f"{name}_id": pk})
            for pk in known.values_list("pk", flat=True)
        )


def references(draft: Page, model: type[Model]) -> set[int]:
    """Primary keys of the files of a model in fields, blocks, rich text and child rows."""
    wanted = ContentType.objects.get_for_model(model).pk
    # The one place that knows every way a page can name something; covered by tests/media.
    found = ReferenceIndex._extract_references_from_object(draft)
    return {int(pk) for content_type, pk, *_path in found if content_type == wanted}
