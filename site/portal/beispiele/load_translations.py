"""Loads the pages of other languages: ``daten/uebersetzungen/<code>/``, one record a page.

A translation is stored segment by segment, as the translation desk does it, so that the desk sees,
counts and updates it. Leichte Sprache is a text of its own. Nothing German is left in a translated
page: a record that leaves a text out is refused.
"""

from __future__ import annotations

import re
from typing import Any, Final

from wagtail.fields import StreamField
from wagtail.models import Locale, Page, Revision
from wagtail.models.copying import _copy
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import validate_translation_links

from portal.core.languages import SIMPLE_LANGUAGE, SOURCE_LANGUAGE
from portal.core.translation import translated_names
from portal.home.models import Rechtsseite, Startseite

from .fences import fence
from .load_home import legal_stream, start_streams
from .lookup import Lookup
from .markup import stream
from .pages import put_online
from .records import FOLDER, Record, read, read_folder

# No native speaker has checked these texts: the desk and the pages say so.
ORIGIN: Final = StringTranslation.TRANSLATION_TYPE_MACHINE
TOOL: Final = "Beispielinhalte"

# A line of running text before another one; not a list, a heading or a line inside a fence.
STATEMENT: Final = re.compile(r"^(?![-#:])(.+)\n(?=[^\n:#-])", re.MULTILINE)

# What a block of a legal page has in common in all languages: nobody translates an address.
LEGAL_FACTS: Final = (
    "art",
    "grund",
    "name",
    "vertreten_durch",
    "anschrift",
    "email",
    "webseite",
)

Segments = dict[tuple[str, int], str]


class MissingTextError(ValueError):
    """A record does not translate everything that is on the German page."""


def records_by_page() -> dict[str, dict[Locale, Record]]:
    """Return the records of all languages that have a tree by the path of their page.

    Parents come first.
    """
    pages: dict[str, dict[Locale, Record]] = {}
    for locale in Locale.objects.exclude(language_code=SOURCE_LANGUAGE).order_by("pk"):
        for row in translation_records(locale.language_code):
            pages.setdefault(row["pfad"], {})[locale] = row
    return dict(sorted(pages.items(), key=lambda item: (item[0] != "", item[0].count("/"))))


def load_start_pages(lookup: Lookup) -> int:
    """Create the start pages of all languages.

    Wagtail's processes remember for an hour which trees there are: these must stand before a server
    starts beside which the other pages are loaded.
    """
    return load_page("", records_by_page().get("", {}), lookup)


def load_page(path: str, rows: dict[Locale, Record], lookup: Lookup) -> int:
    """Create the translations of one page that are missing; return how many."""
    page = lookup.page(path)
    standing = set(page.get_translations().values_list("locale", flat=True))
    missing = {locale: row for locale, row in rows.items() if locale.pk not in standing}
    if missing:
        write_page(page.specific, missing, lookup)
    return len(missing)


def write_page(page: Any, rows: dict[Locale, Record], lookup: Lookup) -> None:
    """Write one page in the given languages; what wagtail-localize reads of it is read once."""
    simple = {loc: row for loc, row in rows.items() if loc.language_code == SIMPLE_LANGUAGE}
    for locale, row in simple.items():
        write_simple(page, locale, row, lookup)
    if len(simple) == len(rows):
        return
    source, _ = TranslationSource.update_or_create_from_instance(page)
    for locale, row in rows.items():
        if locale not in simple:
            write_translation(page, source, locale, row, lookup)


def translation_records(code: str) -> list[Record]:
    """Return the records of a language."""
    return [row for file in read_folder(f"uebersetzungen/{code}") for row in file["seite"]]


def languages() -> list[str]:
    """Return the languages there are translations for."""
    return sorted(path.name for path in (FOLDER / "uebersetzungen").iterdir() if path.is_dir())


def write_translation(
    page: Any, source: TranslationSource, locale: Locale, row: Record, lookup: Lookup
) -> None:
    """Store the strings of the record and make the page of them, as wagtail-localize would."""
    store_strings(source, locale, translated_strings(page, row, lookup))
    Translation.objects.get_or_create(source=source, target_locale=locale)
    target = twin(page, locale)
    segments = source._get_segments_for_translation(locale)
    ingest_segments(page, target, page.locale, locale, segments)

    def noted(revision: Revision) -> None:
        TranslationLog.objects.create(source=source, locale=locale, revision=revision)

    put_online(target, translated_parent(page, locale), noted)


def twin(page: Any, locale: Locale) -> Any:
    """Return an unsaved copy of the page for another language.

    ``copy_for_translation()`` would store the German texts first, and each page five times.
    """
    update = {"locale": locale, "slug": slug_in(page, locale), "latest_revision": None}
    left_out = [*page.default_exclude_fields_in_copy, *page.exclude_fields_in_copy]
    target, _ = _copy(page, exclude_fields=left_out, update_attrs=update)
    return target


def slug_in(page: Any, locale: Locale) -> str:
    """Return the slug of the German page; start pages stand side by side and need one each."""
    return f"{page.slug}-{locale.language_code}" if isinstance(page, Startseite) else page.slug


def translated_parent(page: Any, locale: Locale) -> Page:
    """Return the page's parent in the language: for a start page the root all languages share."""
    parent = page.get_parent()
    return parent if parent.is_root() else parent.get_translation(locale)


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
    if isinstance(page, Rechtsseite) and "block" in row:
        return {**values, "text": legal_stream(legal_record(row), lookup)}
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


def legal_record(row: Record) -> Record:
    """Return the record of a legal page with the facts of the German one, block by block."""
    german = next(r for r in read("seiten/rechtsseiten")["seite"] if r["art"] == row["pfad"])
    blocks = [
        legal_block(old, new, row["pfad"])
        for old, new in zip(german["block"], row["block"], strict=True)
    ]
    return {"art": german["art"], "block": blocks}


def legal_block(german: Record, texts: Record, path: str) -> Record:
    """Return the facts of the German block with every text of another language."""
    block = {name: german[name] for name in LEGAL_FACTS if name in german} | texts
    if left_out := german.keys() - block.keys():
        raise MissingTextError(f"{path}: {', '.join(sorted(left_out))}")
    return block


def write_simple(page: Any, locale: Locale, row: Record, lookup: Lookup) -> None:
    """Write the page in Leichte Sprache: its own text, the facts stay those of the German page."""
    own_words = {name: one_statement_each(text) for name, text in row.items()}
    target = twin(page, locale)
    for name, value in page_texts(target, own_words, lookup).items():
        setattr(target, name, value)
    put_online(target, translated_parent(page, locale))


def one_statement_each(text: Any) -> Any:
    """Put an empty line between the lines of running text: one statement, one paragraph."""
    if not isinstance(text, str) or not text.endswith("\n"):
        return text
    return STATEMENT.sub(r"\1\n\n", text)
