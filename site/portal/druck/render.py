"""A page becomes a tagged PDF: WeasyPrint, and pikepdf for what it leaves out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from portal.core.languages import direction
from portal.core.models import BasePage

from .richtung import with_directions
from .stimmen import with_voices
from .verweise import with_full_addresses

# Files a PDF may take from the static files; anything else is refused by the fetcher.
ASSETS: Final = {
    "atkinson-latin.woff2": ("fonts/atkinson-latin.woff2", "font/woff2"),
    "atkinson-latin-ext.woff2": ("fonts/atkinson-latin-ext.woff2", "font/woff2"),
    "stern.svg": ("img/stern.svg", "image/svg+xml"),
}
# To be raised when the same HTML makes a better file: files made before are then made anew.
MAKING: Final = 4
COUNTERS: Final = {"\n": "counter(page)", "\r": "counter(pages)"}
PICTURE_FILTER: Final = "width-1200|format-jpeg|jpegquality-80"


class PdfUnavailableError(RuntimeError):
    """The system libraries WeasyPrint needs (Pango) are not installed."""


class ForbiddenAddressError(ValueError):
    """Content asked for an address outside the document; nothing was fetched."""


def pdf_html(page: BasePage) -> str:
    """Return the HTML the PDF of ``page`` is made from, in the page's language."""
    language = page.language_code
    with translation.override(language):
        context = {
            "page": page,
            "language": language,
            "direction": direction(language),
            "styles": stylesheet(),
            **page.pdf_context(),
        }
        return render_to_string(page.pdf_template or [], context)


def digest(html: str) -> str:
    """Return the key of a state of content and of the way files are made of it."""
    return hashlib.sha256(f"{MAKING}\n{html}".encode()).hexdigest()


def make_pdf(
    html: str, *, title: str, language: str, files: Mapping[str, tuple[bytes, str]] | None = None
) -> bytes:
    """Return ``html`` as a file that is both PDF/UA-1 and PDF/A-3a.

    ``files`` are further things the document may name: address -> content and type. Raises
    PdfUnavailableError where Pango is missing, ForbiddenAddressError never: an address that is
    refused leaves a gap, the rest of the document is made.
    """
    weasyprint = load_weasyprint()
    from .fetcher import ClosedFetcher

    def handed_out(url: str) -> tuple[bytes, str]:
        return files[url] if files and url in files else released(url)

    fetcher = ClosedFetcher(handed_out)
    ready = with_full_addresses(with_directions(with_voices(html, language)))
    document = weasyprint.HTML(string=ready, base_url="seite:", url_fetcher=fetcher)
    return accessible_and_archivable(document.write_pdf(pdf_variant="pdf/a-3a"), title, language)


def load_weasyprint() -> Any:
    """Import WeasyPrint late: without Pango it cannot be imported, and only PDFs need it."""
    try:
        import weasyprint
    except OSError as error:
        raise PdfUnavailableError(str(error)) from error
    from . import lesetext, linktags, struktur  # noqa: F401  what WeasyPrint leaves out

    return weasyprint


def released(url: str) -> tuple[bytes, str]:
    """Return content and type of what the document itself may name: our fonts, shown pictures.

    No file and no network: ``seite:stern.svg`` is looked up in ASSETS, ``bild:12`` in the
    pictures. Anything else raises ForbiddenAddressError.
    """
    scheme, _, name = url.partition(":")
    if scheme == "seite" and name.lstrip("/") in ASSETS:
        path, mime_type = ASSETS[name.lstrip("/")]
        return asset(path), mime_type
    if scheme == "bild" and name.isdigit():
        return picture(int(name)), "image/jpeg"
    raise ForbiddenAddressError(url)


@lru_cache(maxsize=16)
def asset(path: str) -> bytes:
    found = finders.find(path)
    if not found:
        raise ForbiddenAddressError(path)
    return Path(found).read_bytes()


def stylesheet() -> str:
    """Return the style of all PDFs, with the page number in the active language."""
    return asset("css/pdf.css").decode() + page_numbers()


def page_numbers() -> str:
    """Return the rules of the corner that says “Page 1 of 2”: at the end of the bottom line."""
    places = {"page": "\n", "pages": "\r"}
    words = _("Page %(page)s of %(pages)s") % places
    content = " ".join(
        COUNTERS.get(part) or f'"{part}"' for part in re.split("([\n\r])", words) if part
    )
    style = f"{{ content: {content}; font-weight: 700; color: #17191b; }}"
    return (
        f"@page {{ @bottom-right {style} }}\n"
        f"@page rechts {{ @bottom-left {style} }}\n"
        "@page titelblatt { @bottom-left { content: none; } @bottom-right { content: none; } }\n"
    )


def picture(pk: int) -> bytes:
    """Return a picture whose consent holds today, as JPEG bytes without camera data."""
    image = get_image_model().objects.filter(pk=pk).first()
    if image is None or not image.darf_gezeigt_werden:
        raise ForbiddenAddressError(f"bild:{pk}")
    with image.get_rendition(PICTURE_FILTER).file.open("rb") as file:
        return bytes(file.read())


def accessible_and_archivable(pdf: bytes, title: str, language: str) -> bytes:
    """Add what PDF/UA-1 asks for and a PDF/A-3a file lacks: identification, shown title."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root
        root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        root.Lang = pikepdf.String(language)
        with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = title
        add_ua_identification(document)
        document.save(out)
    return out.getvalue()


def add_ua_identification(document: pikepdf.Pdf) -> None:
    """Write pdfuaid:part with the extension schema PDF/A demands for foreign properties."""
    stream = document.Root.Metadata
    xmp = stream.read_bytes().decode()
    head, end, tail = xmp.rpartition("</rdf:RDF>")
    document.Root.Metadata = document.make_stream((head + UA_IDENTIFICATION + end + tail).encode())
    document.Root.Metadata.Type = pikepdf.Name.Metadata
    document.Root.Metadata.Subtype = pikepdf.Name.XML


UA_IDENTIFICATION: Final = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
