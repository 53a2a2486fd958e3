"""What the site's own translations teach: pairs of German and foreign texts, all of them public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db.models import F, OuterRef, Subquery
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from portal.core.languages import SOURCE_LANGUAGE
from portal.core.plaintext import html_text
from portal.sprachen.models import Fachbegriff

from .learned import Text
from .models import SearchDocument
from .names import names

# Checked texts that teach enough. With fewer, what only a machine translated helps out: a wrong
# pair costs a hit below the others, and the reader is told which German word it came from.
_ENOUGH_CHECKED: Final = 1_000
# Learning from more would keep the queue busy for more than two minutes.
_MOST_TEXTS: Final = 40_000


@dataclass(slots=True)
class _Memory:
    """Translated strings of public pages, and the pages that hold some a machine translated."""

    checked: list[Text] = field(default_factory=list)
    machine: list[Text] = field(default_factory=list)
    machine_pages: set[UUID] = field(default_factory=set)


def lessons(language: str) -> list[Text]:
    """All that can be learned from for a language, in an order that only depends on it."""
    memory = _memory(language)
    checked = [*names.translations(language), *_glossary(language), *memory.checked]
    machine = memory.machine
    for key, texts in _pages(language):
        (machine if key in memory.machine_pages else checked).extend(texts)
    checked, machine = _distinct(checked), _distinct(machine)
    texts = checked if len(checked) >= _ENOUGH_CHECKED else _distinct([*checked, *machine])
    return texts[:_MOST_TEXTS]


def _distinct(texts: Iterable[Text]) -> list[Text]:
    return [text for text in dict.fromkeys(texts) if all(text)]


def _glossary(language: str) -> Iterator[Text]:
    """Terms of the field with every translation that the editors prefer."""
    for term in Fachbegriff.objects.order_by("pk"):
        yield from ((term.begriff, preferred) for preferred in term.in_language(language))


def _checked_pages(language: str) -> set[UUID]:
    """Pages whose machine translation a person has checked."""
    checked = Page.objects.filter(
        locale__language_code=language, uebersetzungsstand__geprueft_am__isnull=False
    )
    return set(checked.values_list("translation_key", flat=True))


def _memory(language: str) -> _Memory:
    """Strings as the public pages show them: what was changed since is a draft."""
    published = Page.objects.filter(
        translation_key=OuterRef("context__object_id"),
        locale=OuterRef("locale"),
        alias_of__isnull=True,
        live=True,
    ).values("last_published_at")[:1]
    strings = (
        StringTranslation.objects.filter(
            locale__language_code=language,
            translation_of__locale__language_code=SOURCE_LANGUAGE,
            has_error=False,
            context__object_id__in=_public_keys(language),
        )
        .annotate(published=Subquery(published))
        .filter(updated_at__lte=F("published"))
        .order_by("pk")
        .values_list("context__object_id", "translation_of__data", "data", "translation_type")
    )
    memory, checked = _Memory(), _checked_pages(language)
    for key, german, foreign, origin in strings.iterator():
        text = html_text(german), html_text(foreign)
        if origin == StringTranslation.TRANSLATION_TYPE_MACHINE and key not in checked:
            memory.machine.append(text)
            memory.machine_pages.add(key)
        else:
            memory.checked.append(text)
    return memory


def _public_keys(language: str) -> Any:
    return _rows(language).values("translation_key")


def _rows(language: str) -> Any:
    return SearchDocument.objects.public().filter(language=language)


def _pages(language: str) -> Iterator[tuple[UUID, list[Text]]]:
    """Title, summary and lines of every page that is public in both languages."""
    fields = "translation_key", "title", "summary", "text"
    rows: dict[UUID, list[tuple[str, ...]]] = defaultdict(list)
    for code in (language, SOURCE_LANGUAGE):
        some = _rows(code).filter(translation_key__in=_public_keys(language))
        for key, *texts in some.order_by("translation_key").values_list(*fields):
            rows[key].append(tuple(texts))
    for key, versions in rows.items():
        if len(versions) == 2:
            yield key, list(_side_by_side(german=versions[1], foreign=versions[0]))


def _side_by_side(*, german: tuple[str, ...], foreign: tuple[str, ...]) -> Iterator[Text]:
    """Line by line where both have as many; else nobody knows which line is which."""
    for one, other in zip(german, foreign, strict=True):
        ones, others = one.splitlines(), other.splitlines()
        if len(ones) == len(others):
            yield from zip(ones, others, strict=True)
