"""Reads a file back: into the right translation, the right texts, and over nobody's newer work."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)
from wagtail_localize.strings import StringValue, validate_translation_links

from portal.core.languages import OFFERED

from . import po, tabelle, xliff
from .einheiten import MAX_BYTES, Datei, DateiVerweigert, Einheit, export, kennung_of

FORMATS: Final = {"xliff": xliff, "xlf": xliff, "po": po, "csv": tabelle}
CONTENT_TYPES: Final = {
    "xliff": "application/xliff+xml",
    "po": "text/x-gettext-translation",
    "csv": "text/csv; charset=utf-8",
}


@dataclass
class Ergebnis:
    """What became of the texts of a file; the lists hold the German texts."""

    uebernommen: int = 0
    gleich: int = 0
    veraltet: list[str] = field(default_factory=list)
    neuer: list[str] = field(default_factory=list)
    fehlerhaft: list[str] = field(default_factory=list)
    unbekannt: int = 0


def written(translation: Translation, name: str) -> bytes:
    """The translation as a file; KeyError for a format there is not."""
    content: bytes = FORMATS[name].write(export(translation))
    return content


def parse(name: str, content: bytes) -> Datei:
    """Read a file by the ending of its name; raises `DateiVerweigert`."""
    ending = name.rpartition(".")[2].lower()
    if ending not in FORMATS:
        raise DateiVerweigert(_("Choose a file that ends with .xliff, .xlf, .po or .csv."))
    if len(content) > MAX_BYTES:
        raise DateiVerweigert(_("This file is too large for the translation of one page."))
    datei: Datei = FORMATS[ending].read(content)
    return datei


@transaction.atomic
def take_in(
    translation: Translation, datei: Datei, user: Any, *, replace: bool = False
) -> Ergebnis:
    """Store the texts of a file. Raises `DateiVerweigert` for a file of another translation.

    A text whose German wording has changed since goes to the old wording, and is shown beside the
    new one. What somebody changed after the file was written stays, unless ``replace``.
    """
    require_same(translation, datei)
    now = current(translation)
    ergebnis = Ergebnis()
    for einheit in datei.einheiten:
        if not einheit.uebersetzung.strip():
            continue
        place = now.get(einheit.kennung)
        if place is None:
            keep_for_old_text(translation, einheit, user, ergebnis)
        elif not is_usable(place.string.data, einheit.uebersetzung):
            ergebnis.fehlerhaft.append(einheit.deutsch)
        else:
            store(translation, place, einheit, user, datei.stand, replace, ergebnis)
    return ergebnis


def require_same(translation: Translation, datei: Datei) -> None:
    if datei.uebersetzung == str(translation.uuid):
        return
    other = Translation.objects.filter(uuid=uuid_or_none(datei.uebersetzung)).first()
    if other is None:
        raise DateiVerweigert(
            _("This file was not exported here, or its first lines were changed. Export it anew.")
        )
    raise DateiVerweigert(
        _("This file belongs to “%(title)s” (%(language)s). Open that translation to read it in.")
        % {
            "title": other.source.object_repr,
            "language": dict(OFFERED)[other.target_locale.language_code],
        }
    )


def uuid_or_none(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def current(translation: Translation) -> dict[str, StringSegment]:
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    return {
        kennung_of(segment.context.path_id, segment.string.data_hash): segment
        for segment in segments.select_related("context", "string")
    }


def is_usable(german: str, text: str) -> bool:
    """Only the markup a text may have, no link the German text has not, nothing unprintable."""
    if "\x00" in text:
        return False
    try:
        StringValue.from_translated_html(text)
        validate_translation_links(german, text)
    except (ValueError, RecursionError):
        return False
    return True


def store(
    translation: Translation,
    place: StringSegment,
    einheit: Einheit,
    user: Any,
    written_at: datetime.datetime | None,
    replace: bool,
    ergebnis: Ergebnis,
) -> None:
    row = StringTranslation.objects.filter(
        translation_of_id=place.string_id,
        context_id=place.context_id,
        locale_id=translation.target_locale_id,
    ).first()
    if row is not None and row.data == einheit.uebersetzung.strip():
        ergebnis.gleich += 1
        return
    is_newer = row is not None and (written_at is None or row.updated_at > written_at)
    if is_newer and not replace:
        ergebnis.neuer.append(einheit.deutsch)
        return
    write_row(translation, place.context_id, place.string_id, einheit, user)
    ergebnis.uebernommen += 1


def write_row(
    translation: Translation, context_id: int, string_id: int, einheit: Einheit, user: Any
) -> None:
    kind = (
        StringTranslation.TRANSLATION_TYPE_MACHINE
        if einheit.maschinell
        else StringTranslation.TRANSLATION_TYPE_MANUAL
    )
    StringTranslation.objects.update_or_create(
        translation_of_id=string_id,
        context_id=context_id,
        locale_id=translation.target_locale_id,
        defaults={
            "data": einheit.uebersetzung.strip(),
            "translation_type": kind,
            "tool_name": "",
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )


def keep_for_old_text(
    translation: Translation, einheit: Einheit, user: Any, ergebnis: Ergebnis
) -> None:
    """The page had this text when the file was written: its translation is kept with it."""
    path, _dot, string = einheit.kennung.partition(".")
    context = TranslationContext.objects.filter(
        object_id=translation.source.object_id, path_id=uuid_or_none(path)
    ).first()
    old = String.objects.filter(
        locale_id=translation.source.locale_id, data_hash=uuid_or_none(string)
    ).first()
    if context is None or old is None or not is_usable(old.data, einheit.uebersetzung):
        ergebnis.unbekannt += 1
        return
    known = StringTranslation.objects.filter(
        translation_of=old, context=context, locale_id=translation.target_locale_id
    )
    if not known.exists():
        write_row(translation, context.pk, old.pk, einheit, user)
    ergebnis.veraltet.append(old.data)
