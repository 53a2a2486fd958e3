"""The sheet as a tagged PDF. Anybody may ask for one, so each is made once and few at a time."""

from __future__ import annotations

import hashlib
import io
import threading
from typing import Final

import segno
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from portal.core.languages import SOURCE_LANGUAGE
from portal.druck.render import digest, make_pdf, stylesheet

from .blatt import Blatt
from .zettel import Zettel

AT_ONCE: Final = 2
WAIT_SECONDS: Final = 8
KEEP_SECONDS: Final = 60 * 60
# New sheets one network may ask for within the window; what was made before is not counted.
WINDOW_SECONDS: Final = 10 * 60
NEW_PER_WINDOW: Final = 40
QR_ADDRESS: Final = "blatt:qr"
_making = threading.BoundedSemaphore(AT_ONCE)


class ZuVielError(RuntimeError):
    """Too many sheets are being made or were asked for; later it works again."""


def pdf_of(blatt: Blatt, zettel: Zettel, network: str) -> bytes:
    """Return the sheet as PDF/UA-1 and PDF/A-3a; raises ZuVielError, PdfUnavailableError."""
    html = sheet_html(blatt, zettel)
    key = f"merkzettel.{digest(html)}"
    made: bytes | None = cache.get(key)
    if made is None:
        count(network)
        made = make_once(html, zettel)
        cache.set(key, made, KEEP_SECONDS)
    return made


def make_once(html: str, zettel: Zettel) -> bytes:
    if not _making.acquire(timeout=WAIT_SECONDS):
        raise ZuVielError
    try:
        with translation.override(SOURCE_LANGUAGE):
            title = _("My list of offers")
        files = {QR_ADDRESS: (qr_svg(zettel), "image/svg+xml")}
        return make_pdf(html, title=title, language=SOURCE_LANGUAGE, files=files)
    finally:
        _making.release()


def count(network: str) -> None:
    """Count a new sheet; the cache keeps a hash for ten minutes, never an address."""
    key = "merkzettel.new." + hashlib.sha256(network.encode()).hexdigest()
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        asked = cache.incr(key)
    except ValueError:  # it expired in between
        return
    if asked > NEW_PER_WINDOW:
        raise ZuVielError


def sheet_html(blatt: Blatt, zettel: Zettel) -> str:
    """Return what the PDF is made from; the frame is German, the columns mark their languages."""
    with translation.override(SOURCE_LANGUAGE):
        context = {
            "blatt": blatt,
            "zettel": zettel,
            "styles": stylesheet(),
            "qr": QR_ADDRESS,
            "adresse": zettel.oeffentliche_adresse,
        }
        return render_to_string("pdf/merkzettel.html", context)


def qr_svg(zettel: Zettel) -> bytes:
    """Return the QR code of the sheet's address in the client's language, black on white."""
    out = io.BytesIO()
    segno.make(zettel.oeffentliche_adresse, error="m", micro=False).save(
        out, kind="svg", scale=4, border=4, dark="#000", light="#fff", xmldecl=False
    )
    return out.getvalue()
