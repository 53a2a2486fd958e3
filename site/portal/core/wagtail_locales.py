"""Locales in memory: Wagtail 7.4 asks the database for the active one at every link and page.

There are thirteen rows that change twice a year. Delete this module when Wagtail keeps them itself.
"""

from __future__ import annotations

import time
from typing import Any, Final

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale
from wagtail.models.i18n import LocaleManager

# Another process notices a removed language after this long; a new one at once.
SECONDS: Final = 60.0


class KnownLocales:
    """Locales by code and by primary key; one that is not known is asked for."""

    def __init__(self) -> None:
        self._by_code: dict[str, Locale] = {}
        self._by_pk: dict[int, Locale] = {}
        self._read_at = float("-inf")

    def forget(self) -> None:
        self._read_at = float("-inf")

    def by_code(self, code: str) -> Locale:
        self._refresh()
        return self._by_code.get(code) or Locale.objects.get(language_code=code)

    def language_code(self, pk: int) -> str:
        self._refresh()
        locale = self._by_pk.get(pk) or Locale.objects.get(pk=pk)
        code: str = locale.language_code
        return code

    def _refresh(self) -> None:
        if time.monotonic() - self._read_at > SECONDS:
            rows = list(Locale.objects.all())
            self._by_code = {locale.language_code: locale for locale in rows}
            self._by_pk = {locale.pk: locale for locale in rows}
            self._read_at = time.monotonic()


known_locales = KnownLocales()


def get_for_language(self: LocaleManager, language_code: str) -> Locale:
    """Return the Locale of a language, as Wagtail's own method does, from memory."""
    return known_locales.by_code(get_supported_content_language_variant(language_code))


def keep_locales_in_memory() -> None:
    LocaleManager.get_for_language = get_for_language


@receiver([post_save, post_delete], sender=Locale, dispatch_uid="locales_changed")
def locales_changed(**_: Any) -> None:
    known_locales.forget()
