"""All sections of the example content in their order: what is named by others comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

from django.db import transaction
from django.utils import translation

from portal.core.languages import SOURCE_LANGUAGE
from portal.druck.signals import made_on_request_only
from search.indexing import collected

from .load_home import (
    load_frame,
    load_free_pages,
    load_start_content,
    load_word_pages,
)
from .load_languages import load_languages
from .load_offers import load_offers
from .load_publications import (
    load_documentation,
    load_events,
    load_papers,
    load_profiles,
    load_recommendations,
)
from .load_registers import load_registers
from .load_translations import load_page, load_start_pages, records_by_page
from .lookup import Lookup

Section = Callable[[Lookup], int]

SECTIONS: Final[tuple[tuple[str, Section], ...]] = (
    ("Register", load_registers),
    ("Übersichten", load_frame),
    ("Angebote", load_offers),
    ("Veranstaltungen", load_events),
    ("Maßnahmensteckbriefe", load_profiles),
    ("Handlungsempfehlungen", load_recommendations),
    ("Strategiepapiere", load_papers),
    ("Dokumentation", load_documentation),
    ("Standard- und Rechtsseiten", load_free_pages),
    ("Themeninseln und Sozialräume", load_word_pages),
    ("Startseite", load_start_content),
    ("Sprachen", load_languages),
    ("Startseiten der Sprachen", load_start_pages),
)


def load_all(lookup: Lookup) -> Iterator[tuple[str, int]]:
    """Load section by section, each in one transaction; yield its name and how much is new."""
    for name, section in SECTIONS:
        with loading():
            created = section(lookup)
        yield name, created


def load_translated(lookup: Lookup) -> int:
    """Load the pages of other languages, page by page: nobody who writes waits for all of them."""
    created = 0
    for path, rows in records_by_page().items():
        with loading():
            created += load_page(path, rows, lookup)
    return created


@contextmanager
def loading() -> Iterator[None]:
    """One transaction, German, without PDFs, and the catalogue written once at its end.

    The rows of a page that is saved, filled and given its history would otherwise be written three
    times.
    """
    with ExitStack() as stack:
        stack.enter_context(made_on_request_only())
        stack.enter_context(translation.override(SOURCE_LANGUAGE))
        stack.enter_context(transaction.atomic())
        stack.enter_context(collected())
        yield
