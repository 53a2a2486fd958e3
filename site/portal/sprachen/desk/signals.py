"""The desk follows publications and the work of translators."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import page_published
from wagtail_localize.models import TranslationLog

from portal.core.languages import SOURCE_LANGUAGE
from portal.core.models import BasePage

from .stand import record_fassung, translation_published
from .tasks import compare_german_text


@receiver(page_published, dispatch_uid="desk_page_published")
def published(sender: type[Page], instance: Page, revision: Revision, **_: Any) -> None:
    """Wagtail sends this for a page that is only scheduled, too; then readers see nothing new."""
    if not isinstance(instance, BasePage) or instance.live_revision_id != revision.pk:
        return
    if instance.language_code != SOURCE_LANGUAGE:
        translation_published(instance, revision)
    elif has_translations(instance):
        transaction.on_commit(partial(compare_german_text.enqueue, instance.pk, revision.pk))


def has_translations(page: Page) -> bool:
    """Spares the queue a task for each of the many pages that exist in German only."""
    others = Page.objects.filter(translation_key=page.translation_key, alias_of__isnull=True)
    return bool(others.exclude(pk=page.pk).exists())


@receiver(post_save, sender=TranslationLog, dispatch_uid="desk_translation_written")
def written(
    sender: type[TranslationLog], instance: TranslationLog, raw: bool = False, **_: Any
) -> None:
    if not raw:
        record_fassung(instance)
