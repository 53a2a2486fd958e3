"""Begins a translation: the page in the other language as a draft, ready for its texts.

wagtail-localize makes missing parents as aliases: German text, live at once, under the address of
another language. Here a translation needs its parent first.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from portal.core.languages import SIMPLE_LANGUAGE, SOURCE_LANGUAGE
from portal.core.public import is_public
from portal.freigabe.stellung import stellung_of

from ..models import Textaenderung
from .abgleich import source_of
from .speicher import apply_all


class NichtAnlegbar(PermissionDenied):
    """Why this page cannot be translated into this language now; the text is for the user."""


@transaction.atomic
def begin(page: Page, code: str, user: Any) -> Page:
    """Return the page in the language, made as a draft if there is none.

    What the translation memory knows is filled in. Raises `NichtAnlegbar`, and PermissionDenied
    for those who are neither Redaktion nor Übersetzung, and to Übersetzung for what is not public.
    """
    require_translator(user, code)
    german = page.specific
    if german.locale.language_code != SOURCE_LANGUAGE or german.alias_of_id:
        raise NichtAnlegbar(_("Only German pages are translated."))
    if not is_public(german) and not stellung_of(user).is_central:
        raise PermissionDenied  # a draft, or a page for some readers only, is no text for others
    locale = locale_of(code)
    existing = real_translation(german, locale)
    if existing is not None:
        return existing
    require_parent(german, locale)
    if code == SIMPLE_LANGUAGE:
        return copy_to_rewrite(german, locale, user)
    return translate(german, locale, user)


def require_translator(user: Any, code: str) -> None:
    """Leichte Sprache is written by the Redaktion; translators keep the other languages."""
    stellung = stellung_of(user)
    if stellung.is_central or (stellung.is_translator and code != SIMPLE_LANGUAGE):
        return
    raise PermissionDenied


def locale_of(code: str) -> Locale:
    found = Locale.objects.filter(language_code=code).exclude(language_code=SOURCE_LANGUAGE).first()
    if found is None:
        raise NichtAnlegbar(_("This language is not switched on."))
    return found


def real_translation(german: Page, locale: Locale) -> Page | None:
    return Page.objects.filter(
        translation_key=german.translation_key, locale=locale, alias_of__isnull=True
    ).first()


def require_parent(german: Page, locale: Locale) -> None:
    parent = german.get_parent()
    if not parent.is_root() and real_translation(parent, locale) is None:
        raise NichtAnlegbar(
            _("Translate the page above first: “%(title)s”.") % {"title": parent.title}
        )


def copy_to_rewrite(german: Page, locale: Locale, user: Any) -> Page:
    """Leichte Sprache is a text of its own: a draft in the normal editor."""
    copy = german.copy_for_translation(locale)
    copy.save_revision(user=user, clean=False)
    return copy


def translate(german: Page, locale: Locale, user: Any) -> Page:
    source = text_to_translate(german)
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    apply_all(translation, user)
    translation.save_target(user=user, publish=False)
    return Page.objects.get(translation_key=german.translation_key, locale=locale)


def text_to_translate(german: Page) -> TranslationSource:
    """The text that is online, unless a newer one is being translated ahead."""
    ahead = Textaenderung.objects.filter(page_id=german.pk, vorab=True).exists()
    source = source_of(german) if ahead else None
    if source is None:
        source, _changed = TranslationSource.update_or_create_from_instance(german)
    return source
