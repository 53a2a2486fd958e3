"""What the queue does for PDFs."""

from __future__ import annotations

from django_tasks import task
from wagtail.models import Page

from portal.core.models import BasePage

from .editions import make, request_edition
from .models import PdfAusgabe


@task()
def make_edition(edition_pk: int) -> None:
    """Make a PDF that was asked for; one that is gone or made already needs nothing."""
    edition = PdfAusgabe.objects.filter(pk=edition_pk, datei="").first()
    if edition is not None:
        make(edition)


@task()
def prepare_edition(page_pk: int) -> None:
    """Have the PDF of a page ready before the first reader asks for it."""
    page = Page.objects.live().filter(pk=page_pk).specific().first()
    if isinstance(page, BasePage) and page.pdf_template:
        request_edition(page)
