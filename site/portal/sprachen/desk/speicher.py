"""The translation memory: a German text that was translated once need not be translated again.

wagtail-localize keeps one row for each German text, whatever page it stands on, but looks only for
translations made at the same place. Here every place counts, and what is taken over says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

TOOL = "Übersetzungsspeicher"


@dataclass(frozen=True)
class Angebotener:
    """A translation found elsewhere. ``geprueft``: a person has written or read it."""

    text: str
    geprueft: bool
    anzahl: int


def offers(string_ids: Iterable[int], locale_id: int) -> dict[int, list[Angebotener]]:
    """Translations of these German texts anywhere: those of people first, then the most used."""
    rows = StringTranslation.objects.filter(
        translation_of_id__in=set(string_ids), locale_id=locale_id, has_error=False
    ).values_list("translation_of_id", "data", "translation_type")
    found: dict[int, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for string, text, kind in rows:
        found[string][text].append(kind == StringTranslation.TRANSLATION_TYPE_MANUAL)
    return {string: ranked(texts) for string, texts in found.items()}


def ranked(texts: dict[str, list[bool]]) -> list[Angebotener]:
    choices = [Angebotener(text, any(by_hand), len(by_hand)) for text, by_hand in texts.items()]
    return sorted(choices, key=lambda choice: (not choice.geprueft, -choice.anzahl, choice.text))


def apply_all(translation: Translation, user: Any) -> int:
    """Fill every text that is open from the memory; returns how many were filled."""
    return fill(open_segments(translation), translation.target_locale_id, user)


def move_along(source: TranslationSource) -> int:
    """Texts that stand at another place of the same page now keep their translations."""
    filled = 0
    for translation in source.translations.filter(enabled=True):
        moved = open_segments(translation).filter(
            string__translations__context__object_id=source.object_id,
            string__translations__locale_id=translation.target_locale_id,
        )
        filled += fill(moved.distinct(), translation.target_locale_id, None)
    return filled


def open_segments(translation: Translation) -> Any:
    """Texts of the page without a usable translation, in the order of the page."""
    return (
        StringSegment.objects.filter(source_id=translation.source_id)
        .annotate_translation(translation.target_locale)
        .filter(translation__isnull=True)
        .order_by("order")
    )


def fill(segments: Any, locale_id: int, user: Any) -> int:
    places = list(segments.values_list("string_id", "context_id"))
    known = offers((string for string, _context in places), locale_id)
    filled = 0
    for string, context in places:
        if string in known:
            best = known[string][0]
            _row, created = StringTranslation.objects.get_or_create(
                translation_of_id=string,
                context_id=context,
                locale_id=locale_id,
                defaults={
                    "data": best.text,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL
                    if best.geprueft
                    else StringTranslation.TRANSLATION_TYPE_MACHINE,
                    "tool_name": TOOL,
                    "last_translated_by": user,
                },
            )
            filled += created
    return filled
