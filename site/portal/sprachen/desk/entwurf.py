"""A draft of a translation stays a draft.

wagtail-localize 1.14 saves the translated texts on the page itself even when it is asked for a
draft only. On a page that is live, readers would see them at once, before anybody has reviewed
them. Here the texts that were live are put back in the same transaction; the new ones stay in the
revision, from where the review publishes them.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import TranslationSource

_original = TranslationSource.create_or_update_translation


def create_or_update_translation(
    self: TranslationSource,
    locale: Locale,
    user: Any = None,
    publish: bool = True,
    copy_parent_pages: bool = False,
    fallback: bool = False,
) -> tuple[Any, bool]:
    """As wagtail-localize's method, but ``publish=False`` changes nothing that readers see."""
    with transaction.atomic():
        before = None if publish else live_page(self, locale)
        written: tuple[Any, bool] = _original(
            self,
            locale,
            user=user,
            publish=publish,
            copy_parent_pages=copy_parent_pages,
            fallback=fallback,
        )
        if before is not None:
            put_back(before)
    return written


def live_page(source: TranslationSource, locale: Locale) -> Page | None:
    """The page in the language as readers see it; None if there is nothing to see."""
    model = source.specific_content_type.model_class()
    if model is None or not issubclass(model, Page):
        return None
    found: Page | None = model.objects.filter(
        translation_key=source.object_id, locale=locale, live=True
    ).first()
    return found


def put_back(before: Page) -> None:
    """Save the fields that translations write as they were; lists and search follow the save."""
    page = type(before)._default_manager.get(pk=before.pk)
    for field in get_translatable_fields(type(before)):
        setattr(page, field.field_name, getattr(before, field.field_name))
    page.save(clean=False)


def install() -> None:
    """Replace the method; a second call changes nothing."""
    TranslationSource.create_or_update_translation = create_or_update_translation
