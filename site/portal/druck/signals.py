"""After publishing, the PDF is made before somebody asks for it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from portal.core.models import BasePage

from .models import PdfAusgabe
from .tasks import prepare_edition


@receiver(page_published)
def prepare_pdf(instance: object, **_: Any) -> None:
    if isinstance(instance, BasePage) and instance.pdf_template and instance.live:
        transaction.on_commit(lambda: prepare_edition.enqueue(instance.pk))


@receiver(post_delete, sender=PdfAusgabe)
def delete_file(instance: PdfAusgabe, **_: Any) -> None:
    """A deleted page takes its files along."""
    instance.datei.delete(save=False)
