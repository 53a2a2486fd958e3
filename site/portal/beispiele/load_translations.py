"""Loads the pages of other languages: ``daten/uebersetzungen/<code>/``, one record a page.

A translation is stored segment by segment, as the translation desk does it, so that the desk sees,
counts and updates it. Leichte Sprache is a text of its own. Nothing German is left in a translated
page: a record that leaves a text out is refused.
"""

from __future__ import annotations

import re
from typing import Any, Final

from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import validate_translation_links

from portal.core.languages import SIMPLE_LANGUAGE
from portal.core.translation import translated_names
from portal.home.models import Startseite

from .fences import fence
from .load_home import start_streams
from .lookup import Lookup
from .markup import stream
from .pages import recorded_once
from .records import FOLDER, Record, read, read_folder

# No native speaker has checked these texts: the desk and the pages say so.
ORIGIN: Final = StringTranslation.TRANSLATION_TYPE_MACHINE
TOOL: Final = "Beispielinhalte"

# A line of running text before another one; not a list, a heading or a line inside a fence.
STATEMENT: Final = re.compile(r"^(?![-#:])(.+)\n(?=[^\n:#-])", re.MULTILINE)

Segments = dict[tuple[str, int], str]


class MissingTextError(ValueError):
    """A record does not translate everything that is on the German page."""


def load_translations(lookup: Lookup) -> int:
    """Create the translations that are missing, in every language that has a tree."""
    return sum(
        load_language(locale, lookup)
        for locale in Locale.objects.exclude(pk=lookup.german.pk).order_by("pk")
    )


def load_language(locale: Locale, lookup: Lookup) -> int:
    translate = write_simple if locale.language_code == SIMPLE_LANGUAGE else write_translation
    standing = set(Page.objects.filter(locale=locale).values_list("translation_key", flat=True))
    created = 0
    for row in translation_records(locale.language_code):
        page = lookup.page(row["pfad"])
        if page.translation_key not in standing:
            translate(page.specific, locale, row, lookup)
            created += 1
    return created


def translation_records(code: str) -> list[Record]:
    """Return the records of a language, parents before their children."""
    folder = f"uebersetzungen/{code}"
    rows = [row for file in read_folder(folder) for row in file["seite"]]
    return sorted(rows, key=lambda row: (row["pfad"] != "", row["pfad"].count("/")))


def languages() -> list[str]:
    """Return the languages there are translations for."""
    return sorted(path.name for path in (FOLDER / "uebersetzungen").iterdir() if path.is_dir())


def write_translation(page: Any, locale: Locale, row: Record, lookup: Lookup) -> None:
    """Store the strings of the record and let wagtail-localize make the page of them."""
    source, _ = TranslationSource.update_or_create_from_instance(page)
    store_strings(source, locale, translated_strings(page, row, lookup))
    Translation.objects.get_or_create(source=source, target_locale=locale)
    with recorded_once(type(page)) as recorded:
        target, _ = source.create_or_update_translation(locale, publish=False, fallback=True)
        target.get_latest_revision().publish()
        recorded.append(target)


def store_strings(source: TranslationSource, locale: Locale, strings: Segments) -> None:
    """Give every string of the page its translation; MissingTextError where there is none."""
    rows = []
    for segment in StringSegment.objects.filter(source=source).select_related("context", "string"):
        path = segment.context.path
        if (path, segment.order) not in strings:
            raise MissingTextError(f"{locale.language_code} {source}: {path} {segment.order}")
        text = strings[path, segment.order]
        validate_translation_links(segment.string.data, text)
        rows.append(
            StringTranslation(
                locale=locale,
                translation_of=segment.string,
                context=segment.context,
                data=text,
                translation_type=ORIGIN,
                tool_name=TOOL,
            )
        )
    # What a translator has written meanwhile is better.
    StringTranslation.objects.bulk_create(rows, ignore_conflicts=True)


def translated_strings(page: Any, row: Record, lookup: Lookup) -> Segments:
    """Return the strings of the page as it would be with the record's texts."""
    draft = type(page).objects.get(pk=page.pk)
    for name, value in page_texts(draft, row, lookup).items():
        setattr(draft, name, value)
    return {
        (segment.path, segment.order): segment.string.data
        for segment in extract_segments(draft)
        if isinstance(segment, StringSegmentValue)
    }


def page_texts(page: Any, row: Record, lookup: Lookup) -> Record:
    """Return every text of the page type from the record; what it leaves out is empty."""
    names = translated_names(type(page))
    values = {name: row.get(name, "") for name in names - stream_names(page)}
    if isinstance(page, Startseite):
        return {**values, **start_streams(start_record(row), lookup)}
    return values | {
        name: stream(row.get(name, ""), f"{row['pfad']}/{name}", lookup, fence)
        for name in stream_names(page)
    }


def stream_names(page: Any) -> set[str]:
    fields = ((name, page._meta.get_field(name)) for name in translated_names(type(page)))
    return {name for name, field in fields if isinstance(field, StreamField)}


def start_record(row: Record) -> Record:
    """Return the record of the start page with links and filters from the German one."""
    german = read("seiten/start")
    lists = {
        name: [{**old, **new} for old, new in zip(german[name], row[name], strict=True)]
        for name in ("lebenslage", "meldung", "baustein")
    }
    return {**row, **lists}


def write_simple(page: Any, locale: Locale, row: Record, lookup: Lookup) -> None:
    """Write the page in Leichte Sprache: its own text, the facts stay those of the German page."""
    own_words = {name: one_statement_each(text) for name, text in row.items()}
    with recorded_once(type(page)) as recorded:
        target = page.copy_for_translation(locale)
        for name, value in page_texts(target, own_words, lookup).items():
            setattr(target, name, value)
        target.save_revision().publish()
        recorded.append(target)


def one_statement_each(text: Any) -> Any:
    """Put an empty line between the lines of running text: one statement, one paragraph."""
    if not isinstance(text, str) or not text.endswith("\n"):
        return text
    return STATEMENT.sub(r"\1\n\n", text)
