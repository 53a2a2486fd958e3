"""Leichte Sprache is written, not translated; a language that is switched on gets its Locale."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Locale, Page
from wagtail.signals import page_published
from wagtail_localize.models import Translation

from portal.core.languages import SIMPLE_LANGUAGE

from .leichte_texte import is_simple, published
from .models.sprache import Sprache


@receiver(pre_save, sender=Translation, dispatch_uid="sprachen_simple_language")
def simple_language_is_written(sender: type[Translation], instance: Translation, **_: Any) -> None:
    """Out of the synced mode: the page opens in the normal editor with the normal workflow."""
    if instance._state.adding and instance.target_locale.language_code == SIMPLE_LANGUAGE:
        instance.enabled = False


@receiver(post_save, sender=Sprache, dispatch_uid="sprachen_locale")
def language_has_locale(
    sender: type[Sprache], instance: Sprache, raw: bool = False, **_: Any
) -> None:
    if instance.eingeschaltet and not raw:
        Locale.objects.get_or_create(language_code=instance.code)


@receiver(page_published, dispatch_uid="sprachen_simple_text_published")
def simple_text_published(sender: type[Page], instance: Page, **_: Any) -> None:
    if is_simple(instance):
        published(instance)
