"""The worksheet of a translation: the texts that ask for work, with everything that helps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db import transaction
from django.utils.html import strip_tags
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from portal.core.line_ends import unix_lines
from portal.freigabe.vergleich import Teil

from ..models import Segmentaenderung
from .begriffe import Hinweis, Woerterbuch
from .speicher import Angebotener, offers


@dataclass(frozen=True)
class Vorher:
    """What stood in place of a text before: both languages, and the German change word by word."""

    uebersetzung: str
    unterschied: list[Teil]


@dataclass(frozen=True)
class Text:
    """One German text and its translation; empty ``uebersetzung``: it asks for work."""

    segment: int
    feld: str
    deutsch: str
    uebersetzung: str
    maschinell: bool
    werkzeug: str
    fehler: str
    vorher: Vorher | None
    angebote: list[Angebotener]
    begriffe: list[Hinweis]

    @property
    def offen(self) -> bool:
        return not self.uebersetzung or bool(self.fehler)

    @property
    def warnt(self) -> bool:
        return any(hint.warnt for hint in self.begriffe)


def texts_of(translation: Translation) -> list[Text]:
    """Every text of the page in its order; a constant number of queries."""
    segments = list(
        translation.source.stringsegment_set.select_related("string", "context").order_by("order")
    )
    rows = translated_rows(translation, segments)
    missing = [s for s in segments if (s.context_id, s.string_id) not in rows]
    known = offers((s.string_id for s in missing), translation.target_locale_id)
    before = texts_before(translation, missing)
    glossary = Woerterbuch(translation.target_locale.language_code)
    labels = field_labels(translation)
    texts = []
    for segment in segments:
        row = rows.get((segment.context_id, segment.string_id))
        data = row.data if row else ""
        texts.append(
            Text(
                segment=segment.pk,
                feld=labels.get(segment.context.path.split(".")[0], ""),
                deutsch=segment.string.data,
                uebersetzung=data,
                maschinell=bool(
                    row and row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
                ),
                werkzeug=row.tool_name if row else "",
                fehler=(row.get_error() or "") if row and row.has_error else "",
                vorher=before.get(segment.pk),
                angebote=known.get(segment.string_id, []) if row is None else [],
                begriffe=glossary.hints(segment.string.data, data),
            )
        )
    return texts


def translated_rows(
    translation: Translation, segments: Iterable[StringSegment]
) -> dict[tuple[int, int], StringTranslation]:
    """Rows by context and string, faulty ones included."""
    rows = StringTranslation.objects.filter(
        context_id__in={s.context_id for s in segments}, locale_id=translation.target_locale_id
    ).select_related("context", "translation_of")
    return {(row.context_id or 0, row.translation_of_id): row for row in rows}


def texts_before(translation: Translation, segments: list[StringSegment]) -> dict[int, Vorher]:
    """For texts without a translation: the nearest text before that has one."""
    places = {(s.context_id, s.string_id): s for s in segments}
    contexts = {s.context_id for s in segments}
    rows = Segmentaenderung.objects.filter(
        context_id__in=contexts, neu__isnull=False, alt__isnull=False
    ).select_related("alt")
    replaced = {(row.context_id, row.neu_id): row.alt for row in rows}
    old = StringTranslation.objects.filter(
        context_id__in=contexts, locale_id=translation.target_locale_id, has_error=False
    )
    translated = {(row.context_id, row.translation_of_id): row.data for row in old}
    found = {}
    for (context, string), segment in places.items():
        earlier = replaced.get((context, string))
        seen = {string}
        while earlier and earlier.pk not in seen and (context, earlier.pk) not in translated:
            seen.add(earlier.pk)
            earlier = replaced.get((context, earlier.pk))
        if earlier and (context, earlier.pk) in translated:
            difference = word_difference(earlier.data, segment.string.data)
            found[segment.pk] = Vorher(translated[context, earlier.pk], difference)
    return found


def word_difference(old: str, new: str) -> list[Teil]:
    """The German text with what was struck out and what is new."""
    before, after = (re.findall(r"\S+\s*", strip_tags(text)) for text in (old, new))
    pieces = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == "equal":
            pieces.append(Teil("gleich", "".join(after[j1:j2])))
            continue
        if i2 > i1:
            pieces.append(Teil("weg", "".join(before[i1:i2])))
        if j2 > j1:
            pieces.append(Teil("neu", "".join(after[j1:j2])))
    return pieces


def field_labels(translation: Translation) -> dict[str, str]:
    """Names of the page's fields as its editor shows them."""
    model = translation.source.specific_content_type.model_class()
    if model is None:
        return {}
    fields = (f for f in model._meta.get_fields() if hasattr(f, "verbose_name"))
    return {f.name: str(f.verbose_name) for f in fields}


@transaction.atomic
def save_texts(translation: Translation, typed: Mapping[int, str], user: Any) -> tuple[int, int]:
    """Store what was typed, by segment; returns (saved, of these with an error).

    A text with an error (a broken link) is kept and marked; it comes on no page until it is mended.
    Empty texts and those that stand there already are left as they are.
    """
    saved = faulty = 0
    segments = list(StringSegment.objects.filter(source_id=translation.source_id, pk__in=typed))
    rows = translated_rows(translation, segments)
    for segment in segments:
        text = unix_lines(typed[segment.pk]).replace("\x00", "").strip()
        row = rows.get((segment.context_id, segment.string_id))
        if not text or (row is not None and row.data == text):
            continue
        stored, _created = StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale_id=translation.target_locale_id,
            defaults={
                "data": text,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
        saved += 1
        faulty += stored.has_error
    return saved, faulty
