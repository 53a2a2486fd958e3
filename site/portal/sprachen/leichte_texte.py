"""A page in Leichte Sprache as the check and the Prüfgruppe see it: its text, and what holds."""

from __future__ import annotations

import datetime
from typing import Any, Final

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.core.languages import SIMPLE_LANGUAGE
from portal.core.plaintext import html_text
from portal.core.translation import translated_names

from .desk.textfassung import text_summe
from .leicht import Finding, check
from .models import LeichtePruefung

# Read by search engines only: their words are no text of the page.
NOT_ON_THE_PAGE: Final = frozenset({"seo_title", "search_description"})


def is_simple(page: Any) -> bool:
    return getattr(page, "language_code", "") == SIMPLE_LANGUAGE


def texts_of(page: Page) -> list[tuple[str, str]]:
    """The texts of a (specific) page that is written in Leichte Sprache: (name of field, text).

    One line of the text is one line of the reader, as `leicht.check` wants it.
    """
    names = translated_names(type(page)) - NOT_ON_THE_PAGE
    fields = [field for field in page._meta.get_fields() if field.name in names]
    pairs = ((_label(field), _plain(field, getattr(page, field.name))) for field in fields)
    return [(label, text) for label, text in pairs if text]


def _label(field: Any) -> str:
    return str(field.verbose_name)


def _plain(field: models.Field, value: Any) -> str:
    if not isinstance(field, StreamField):
        return str(value or "")
    pieces = value.stream_block.get_searchable_content(value) if value else []
    return "\n".join(filter(None, (_lines(str(piece)) for piece in pieces)))


def _lines(html: str) -> str:
    """A paragraph, an item of a list and a heading are lines of their own."""
    marked = html.replace("</p>", "</p>\n").replace("</li>", "</li>\n").replace("<br/>", "\n")
    return "\n".join(filter(None, (html_text(line) for line in marked.split("\n"))))


def findings_of(page: Page) -> list[tuple[str, list[Finding]]]:
    """What the check has to say about every text of the page; texts without a finding are out."""
    checked = ((label, check(text)) for label, text in texts_of(page))
    return [(label, findings) for label, findings in checked if findings]


def record_test(page: Page, gruppe: str, am: datetime.date, user: Any) -> LeichtePruefung:
    """A Prüfgruppe has tested the newest draft of the page (which may be the published text)."""
    tested = page.get_latest_revision_as_object() if page.latest_revision_id else page.specific
    summe = text_summe(tested)
    published = page.live and text_summe(Page.objects.get(pk=page.pk).specific) == summe
    test, _created = LeichtePruefung.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "pruefgruppe": gruppe,
            "geprueft_am": am,
            "summe": summe,
            "gilt": published,
            "eingetragen_von": user,
        },
    )
    return test


def published(page: Page) -> None:
    """Another text is online: a test of the one before says nothing about it."""
    test = LeichtePruefung.objects.filter(page_id=page.pk).first()
    if test is not None:
        test.gilt = test.summe == text_summe(page)
        test.save(update_fields=["gilt"])
