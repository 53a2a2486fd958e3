"""What every file holds: the texts of one translation, each with a name of its own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Final

from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation, Translation

# Larger than every real page a hundred times over; a file that is larger is no translation.
MAX_BYTES: Final = 2_000_000


class DateiVerweigert(Exception):
    """Nothing was read in, nothing has changed; the text says why, in words for the user."""


@dataclass(frozen=True)
class Einheit:
    """One text. ``kennung`` names place and German wording, so it changes with both."""

    kennung: str
    ort: str
    deutsch: str
    uebersetzung: str
    maschinell: bool = False


@dataclass(frozen=True)
class Datei:
    """A file as it was written or read. ``uebersetzung`` is the UUID of the translation."""

    uebersetzung: str
    sprache: str
    titel: str
    stand: datetime.datetime | None
    einheiten: list[Einheit] = field(default_factory=list)


def kennung_of(context_hash: object, string_hash: object) -> str:
    """Hashes, not numbers: the same on every installation."""
    return f"{context_hash}.{string_hash}"


def export(translation: Translation) -> Datei:
    """The texts of the page as it is now, with what is translated."""
    rows = {
        (row.context_id, row.translation_of_id): row
        for row in StringTranslation.objects.filter(
            context__object_id=translation.source.object_id,
            locale_id=translation.target_locale_id,
        )
    }
    einheiten = []
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    for segment in segments.select_related("context", "string").order_by("order"):
        row = rows.get((segment.context_id, segment.string_id))
        einheiten.append(
            Einheit(
                kennung_of(segment.context.path_id, segment.string.data_hash),
                segment.context.path,
                segment.string.data,
                row.data if row else "",
                bool(row and row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE),
            )
        )
    return Datei(
        str(translation.uuid),
        translation.target_locale.language_code,
        translation.source.object_repr,
        timezone.now(),
        unique(einheiten),
    )


def unique(einheiten: list[Einheit]) -> list[Einheit]:
    """The same text twice at one place is translated once."""
    return list({einheit.kennung: einheit for einheit in einheiten}.values())


def moment(text: str | None) -> datetime.datetime | None:
    """A time as the files write it; None if there is none that can be read."""
    try:
        found = datetime.datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else timezone.make_aware(found)
