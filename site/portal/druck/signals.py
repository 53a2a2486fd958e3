"""After publishing, the PDF is made before somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from portal.core.models import BasePage

from .models import PdfAusgabe
from .tasks import prepare_edition

_on_request_only: ContextVar[bool] = ContextVar("on_request_only", default=False)


@contextmanager
def made_on_request_only() -> Iterator[None]:
    """Publish in bulk without making a PDF of each page: who asks gets it all the same."""
    token = _on_request_only.set(True)
    try:
        yield
    finally:
        _on_request_only.reset(token)


@receiver(page_published)
def prepare_pdf(instance: object, **_: Any) -> None:
    if _on_request_only.get():
        return
    if isinstance(instance, BasePage) and instance.pdf_template and instance.live:
        transaction.on_commit(lambda: prepare_edition.enqueue(instance.pk))


@receiver(post_delete, sender=PdfAusgabe)
def delete_file(instance: PdfAusgabe, **_: Any) -> None:
    """A deleted page takes its files along."""
    instance.datei.delete(save=False)
