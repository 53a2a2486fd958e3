"""The change between two states of a page, field by field, in words a head of a Bereich reads."""

from __future__ import annotations

import datetime
import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import models
from django.utils.encoding import force_str
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from portal.core.paragraph_keys import without_paragraph_keys

from .benennung import name_of
from .fliesstext import rich_text_line, stream_lines
from .pruefsumme import IGNORED, IGNORED_IN_ROWS, covered

GLEICH, NEU, WEG = "gleich", "neu", "weg"
# What makes a page this page: no editor changes it.
IDENTITY: Final = frozenset({"id", "page_ptr", "translation_key", "locale"})
NOT_SHOWN: Final = IGNORED | IDENTITY
# Keywords are shown by their names, not as the rows that join them to the page.
KEYWORD_ROWS: Final = "schlagwort_zuordnungen"
CHILDREN_NOT_SHOWN: Final = frozenset({"wagtail_admin_comments", KEYWORD_ROWS})
WORDS: Final = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Teil:
    """A piece of text: ``art`` is gleich, neu or weg."""

    art: str
    text: str


@dataclass(frozen=True)
class Aenderung:
    """One changed field; ``zeilen`` holds its lines, each a list of pieces."""

    name: str
    art: str
    zeilen: list[list[Teil]] = field(default_factory=list)


@dataclass(frozen=True)
class Vergleich:
    """All changed fields in the order of the page, and the names of those that stayed."""

    geaendert: list[Aenderung]
    gleich: list[str]


def vergleiche(alt: Page | None, neu: Page) -> Vergleich:
    """Compare two states of one page; without an old one everything typed in is new."""
    if alt is None:
        return Vergleich([_aenderung(label, [], value) for label, value in eingetragen(neu)], [])
    changed, same = [], []
    old_values = {name: value for name, _label, value in angaben(alt)}
    silent = without_words(alt, neu)
    for name, label, value in angaben(neu):
        before = old_values.get(name, [])
        if before != value:
            changed.append(_aenderung(label, before, value))
        elif name in silent:
            changed.append(_ohne_worte(label, value))
        elif value:
            same.append(label)
    return Vergleich(changed, same)


def without_words(alt: Page, neu: Page) -> set[str]:
    """Names of all that the checksum says is another, whatever its words: bold type, an order."""
    before, after = (
        {name: _without_ids(value) for name, value in covered(page.serializable_data()).items()}
        for page in (alt, neu)
    )
    return {name for name in after if after[name] != before.get(name)}


def _without_ids(value: Any) -> Any:
    """The same without the numbers of paragraphs and pieces of a stream, which nobody ever sees."""
    if isinstance(value, str):
        return _without_ids_in_text(value)
    if isinstance(value, list):
        return [_without_ids(item) for item in value]
    if isinstance(value, dict):
        is_piece = {"id", "type", "value"} <= set(value)
        return {k: _without_ids(v) for k, v in value.items() if not (is_piece and k == "id")}
    return value


def _without_ids_in_text(text: str) -> Any:
    """A stream is stored as a text; every other text is a value, or the HTML of a rich text."""
    if text.startswith("[{"):
        try:
            return _without_ids(json.loads(text))
        except ValueError:
            pass
    return without_paragraph_keys(text)


def _ohne_worte(label: str, zeilen: list[str]) -> Aenderung:
    lines = [[Teil(GLEICH, line)] for line in zeilen]
    note = Teil(NEU, _("The words are the same; their form or order was changed."))
    return Aenderung(label, _("changed"), [*lines, [note]])


def eingetragen(page: Page) -> Iterator[tuple[str, list[str]]]:
    """Yield (label, lines) of what somebody typed into a new page.

    That is neither what every page of the type begins with nor the address made of the title.
    """
    empty = {name: value for name, _label, value in angaben(type(page)())}
    for name, label, value in angaben(page):
        if value and value != empty.get(name) and name != "slug":
            yield label, value


def angaben(page: Page) -> Iterator[tuple[str, str, list[str]]]:
    """Yield (field name, label, lines of text) of everything a reader meets on the page."""
    for model_field in page._meta.concrete_fields:
        if model_field.name not in NOT_SHOWN:
            yield model_field.name, _label(model_field), field_lines(page, model_field)
    for m2m in (*get_all_child_m2m_relations(page), *_keywords(page)):
        names = sorted(str(row) for row in getattr(page, m2m.name).all())
        yield m2m.name, _label(m2m), [", ".join(names)] if names else []
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        if name not in CHILDREN_NOT_SHOWN:
            rows = [row_line(row) for row in getattr(page, name).all()]
            yield name, force_str(relation.related_model._meta.verbose_name_plural), rows


def _keywords(page: Page) -> list[models.Field]:
    return [f for f in page._meta.get_fields() if isinstance(f, ClusterTaggableManager)]


def field_lines(row: models.Model, model_field: models.Field) -> list[str]:
    """Return the value of a field as lines; an empty field has none."""
    if isinstance(model_field, StreamField):
        return stream_lines(getattr(row, model_field.name))
    if model_field.choices:
        return _one_line(getattr(row, f"get_{model_field.name}_display")())
    if getattr(row, model_field.attname) is None:
        return []
    value = getattr(row, model_field.name)
    if isinstance(model_field, RichTextField):
        return _one_line(rich_text_line(value))
    return _one_line(plain(value))


def row_line(row: models.Model) -> str:
    """A row below the page: its name, and every entry of it that the name leaves out."""
    name, empty, more = str(row), type(row)(), []
    for model_field in row._meta.concrete_fields:
        if model_field.name in IGNORED_IN_ROWS or isinstance(model_field, ParentalKey):
            continue
        lines = field_lines(row, model_field)
        if lines != field_lines(empty, model_field) and " ".join(lines) not in name:
            more.append(f"{_label(model_field)}: {' '.join(lines)}")
    return "; ".join([name, *more])


def plain(value: Any) -> str:
    """A single value in the active language: yes and no, dates, lists, everything else."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.datetime):
        return date_format(value, "SHORT_DATETIME_FORMAT")
    if isinstance(value, datetime.date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, datetime.time):
        return time_format(value, "H:i")
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return name_of(value)


def _one_line(text: Any) -> list[str]:
    return [str(text)] if text else []


def _label(model_field: models.Field) -> str:
    # Wagtail calls the address "slug", in German "Kurztitel": nobody would know what it is.
    return (
        _("address of the page")
        if model_field.name == "slug"
        else force_str(model_field.verbose_name)
    )


def _aenderung(label: str, alt: list[str], neu: list[str]) -> Aenderung:
    return Aenderung(label, _art(alt, neu), list(_zeilen(alt, neu)))


def _art(alt: list[str], neu: list[str]) -> str:
    if not alt:
        return _("new")
    if not neu:
        return _("removed")
    before, after = " ".join(alt), " ".join(neu)
    if after.startswith(before) or after.endswith(before):
        return _("added to")
    return _("changed") if _is_prose(before) or len(alt) > 1 else _("replaced")


def _is_prose(text: str) -> bool:
    """Prose is compared word by word; numbers, hours and names are replaced whole."""
    return len(text.split()) > 3 and not re.search(r"\d[\d .:/-]{4,}", text)


def _zeilen(alt: list[str], neu: list[str]) -> Iterator[list[Teil]]:
    matcher = difflib.SequenceMatcher(None, alt, neu, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            yield from ([Teil(GLEICH, line)] for line in neu[b1:b2])
            continue
        old, new = alt[a1:a2], neu[b1:b2]
        for index in range(max(len(old), len(new))):
            yield _zeile(
                old[index] if index < len(old) else "", new[index] if index < len(new) else ""
            )


def _zeile(alt: str, neu: str) -> list[Teil]:
    if not alt or not neu or not (_is_prose(alt) and _is_prose(neu)):
        return [teil for teil in (Teil(WEG, alt), Teil(NEU, neu)) if teil.text]
    return list(_woerter(WORDS.findall(alt), WORDS.findall(neu)))


def _woerter(alt: list[str], neu: list[str]) -> Iterator[Teil]:
    matcher = difflib.SequenceMatcher(None, alt, neu, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            yield Teil(GLEICH, "".join(neu[b1:b2]))
            continue
        if a2 > a1:
            yield Teil(WEG, "".join(alt[a1:a2]))
        if b2 > b1:
            yield Teil(NEU, "".join(neu[b1:b2]))
