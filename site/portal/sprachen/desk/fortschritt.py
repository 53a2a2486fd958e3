"""How many texts of a translation wait for somebody, for many pages at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from uuid import UUID

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

# Content (translation key) and language.
Place = tuple[UUID, str]


def open_texts(keys: list[UUID]) -> dict[Place, int]:
    """Texts without a usable translation; pages that are written by hand are left out."""
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    texts = segments_of(keys)
    done = translated_places(keys)
    kept = Translation.objects.filter(source__object_id__in=keys, enabled=True)
    return {
        (key, codes[locale]): sum(place not in done[locale] for place in texts[key])
        for key, locale in kept.values_list("source__object_id", "target_locale_id")
    }


def segments_of(keys: list[UUID]) -> dict[UUID, Counter[tuple[int, int]]]:
    """Texts (context and string) of each content."""
    found: dict[UUID, Counter[tuple[int, int]]] = defaultdict(Counter)
    rows = StringSegment.objects.filter(source__object_id__in=keys)
    for key, context, string in rows.values_list("source__object_id", "context_id", "string_id"):
        found[key][context, string] += 1
    return found


def translated_places(keys: list[UUID]) -> dict[int, set[tuple[int, int]]]:
    """Context and string of every usable translation, by locale."""
    found: dict[int, set[tuple[int, int]]] = defaultdict(set)
    rows = StringTranslation.objects.filter(context__object_id__in=keys, has_error=False)
    for locale, context, string in rows.values_list("locale_id", "context_id", "translation_of_id"):
        found[locale].add((context, string))
    return found
