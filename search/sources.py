"""What a catalogue row is made from, and which pages may become one."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.urls import get_script_prefix
from django.utils import translation
from wagtail.models import Page

from portal.core.catalogue import CardFact, CatalogueEntry
from portal.core.cluster import load_cluster
from portal.core.languages import CODES, SOURCE_LANGUAGE
from portal.core.models import BasePage
from portal.core.per_request import reading
from portal.core.public import public_pages

from .attachments import attachments


@dataclass(frozen=True, slots=True)
class Source:
    """One public page in one language, read completely, before any analysis."""

    translation_key: UUID
    language: str
    entry: CatalogueEntry
    address: str
    page_id: int | None = None
    attachments: tuple[tuple[str, str], ...] = ()  # title and text of attached documents
    first_published: datetime.datetime | None = None
    changed: datetime.datetime | None = None
    unread: tuple[int, ...] = ()  # attached documents whose text is not known yet
    # The card of a German page by language, for readers who get it because there is no other.
    cards: Mapping[str, tuple[CardFact, ...]] = field(default_factory=dict)

    def fingerprint(self, *context: object) -> str:
        """Hash of everything a row is made from; equal means there is nothing to write."""
        told = json.dumps([self, *context], default=_told, sort_keys=True)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _told(value: object) -> object:
    fields = getattr(type(value), "__dataclass_fields__", None)
    return [getattr(value, name) for name in fields] if fields else str(value)


def sources(keys: Iterable[UUID]) -> Iterator[Source]:
    """Read the public pages of these translation keys, in all languages."""
    with reading():
        found = (
            public_pages()
            .filter(translation_key__in=list(keys), alias_of__isnull=True)
            .order_by("path")
            .specific()
        )
        pages = [page for page in found if isinstance(page, BasePage) and page.catalogue_kind]
        _bring_together(pages)
        together = [(page, public_address(page)) for page in pages]
        read = [_source(page, address) for page, address in together if address is not None]
    yield from read


def _bring_together(pages: Sequence[BasePage]) -> None:
    """Give translations the German page that was read with them, and all pages what hangs on them:
    page by page, this takes two thirds of the time of building the catalogue anew."""
    german = {page.translation_key: page for page in pages if page.language_code == SOURCE_LANGUAGE}
    for page in pages:
        source = german.get(page.translation_key)
        if type(source) is type(page):
            page.__dict__["quelle"] = source
    load_cluster(*{page.quelle.pk: page.quelle for page in pages}.values())


def public_address(page: Page) -> str | None:
    """Return the path of a page from the site's own root, or None outside of every site.

    Free of the prefix the site may run below: rows are written by commands, too, which do not
    know it. `Entry.url` puts it back.
    """
    parts = page.get_url_parts()
    if not parts or parts[2] is None:
        return None
    return "/" + parts[2].removeprefix(get_script_prefix())


def _source(page: BasePage, address: str) -> Source:
    language = page.language_code
    page.quelle.prepare_facts()
    with translation.override(language):
        entry = page.catalogue_entry()
    texts, unread = attachments(entry.documents) if entry.documents else ([], [])
    return Source(
        translation_key=page.translation_key,
        language=language,
        entry=entry,
        address=entry.address or address,
        page_id=page.pk,
        attachments=tuple(texts),
        unread=tuple(unread),
        cards=dict(_cards(page)) if language == SOURCE_LANGUAGE else {},
        first_published=page.first_published_at,
        changed=page.last_published_at or page.latest_revision_created_at,
    )


def _cards(page: BasePage) -> Iterator[tuple[str, tuple[CardFact, ...]]]:
    """The facts of a German page in the words of every other language."""
    for code in CODES:
        if code != SOURCE_LANGUAGE:
            with translation.override(code):
                yield code, tuple(page.catalogue_card())


def served_languages(language: str, available: Iterable[str]) -> list[str]:
    """Languages whose readers get this version: its own, and for German all without a version."""
    missing = {code for code, _ in settings.LANGUAGES} - set(available)
    return sorted({language, *(missing if language == SOURCE_LANGUAGE else ())})
