"""Asking for a PDF and getting it: one file for each state of content, made through the queue."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from portal.core.models import BasePage

from .models import PdfAusgabe
from .render import PdfUnavailableError, digest, make_pdf, pdf_html


def request_edition(page: BasePage) -> PdfAusgabe:
    """Return the PDF of the page as it is now; it is queued if it was never asked for.

    The row has no ``datei`` until the queue has made it, and a ``fehler`` where it could not.
    """
    edition, is_new = PdfAusgabe.objects.get_or_create(
        schluessel=digest(pdf_html(page)), defaults={"page_id": page.pk}
    )
    if is_new or edition.is_lost:
        PdfAusgabe.objects.filter(pk=edition.pk).update(angefordert=timezone.now(), fehler="")
        enqueue(edition.pk)
        edition.refresh_from_db()
    return edition


def enqueue(edition_pk: int) -> None:
    from .tasks import make_edition

    transaction.on_commit(lambda: make_edition.enqueue(edition_pk))


def make(edition: PdfAusgabe) -> None:
    """Make the file of an edition and drop older ones of the page.

    Content that changed since the request has another digest and is asked for anew; then there
    is nothing to make here any more.
    """
    page = edition.page.specific
    html = pdf_html(page)
    if digest(html) != edition.schluessel:
        edition.delete()
        return
    try:
        content = make_pdf(html, title=page.title, language=page.language_code)
    except PdfUnavailableError as error:
        PdfAusgabe.objects.filter(pk=edition.pk).update(fehler=str(error))
        return
    edition.datei.save(f"{page.pk}-{edition.schluessel[:16]}.pdf", ContentFile(content))
    drop_older(edition)


def drop_older(edition: PdfAusgabe) -> None:
    for old in PdfAusgabe.objects.filter(page_id=edition.page_id, pk__lt=edition.pk):
        old.datei.delete(save=False)
        old.delete()
