"""Every file that readers can get, each with what it should say of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.template.loader import render_to_string

from angebote.kennung import kennung
from angebote.merkzettel import druck
from angebote.merkzettel.blatt import make_blatt
from angebote.merkzettel.zettel import Zettel
from portal.core.languages import CODES
from portal.core.models import BasePage
from portal.druck.render import make_pdf, pdf_html, stylesheet
from tests.factories.baum import Baum

from .seiten import every_kind, in_language


class Datei(NamedTuple):
    """A PDF with the language and the title of what it was made of."""

    pdf: bytes
    language: str
    title: str


def every_file(baum: Baum, *, sample: bool) -> Iterator[tuple[str, Datei]]:
    """Name and file: all templates in all languages.

    The sample has every template in German and Arabic, and every language once.
    """
    kinds = every_kind(baum)
    for number, page in enumerate(kinds):
        for place, code in enumerate(CODES):
            if not sample or code in {"de", "ar"} or place % len(kinds) == number:
                yield f"{type(page).__name__}-{code}", file_of(in_language(page, code))
    others = [code for code in CODES if code != "de"]
    yield from sheets(kinds[0], ["", "fa"] if sample else ["", *others])
    yield "Spur-de", trace(kinds[0])


def file_of(page: BasePage) -> Datei:
    """The file of a page."""
    code = page.language_code
    return Datei(make_pdf(pdf_html(page), title=page.title, language=code), code, page.title)


def sheets(offer: BasePage, codes: Collection[str]) -> Iterator[tuple[str, Datei]]:
    """The Merkzettel in German alone ("") and beside other languages."""
    for code in codes:
        zettel = Zettel((kennung(offer.translation_key),), code)
        made = druck.make_once(druck.sheet_html(make_blatt(zettel), zettel), zettel)
        yield f"Merkzettel-{code}", Datei(made, "de", "Merkzettel")


def trace(page: BasePage) -> Datei:
    """Who released what when, for the audit office; German as the admin."""
    context = {"seite": page, "titel": "Spur", "zeilen": [], "styles": stylesheet()}
    html = render_to_string("freigabe/spur_pdf.html", context)
    return Datei(make_pdf(html, title="Spur", language="de"), "de", "Spur")
