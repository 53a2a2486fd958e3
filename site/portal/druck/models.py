"""PDF files that were made, one row for each state of a page's content."""

from __future__ import annotations

import datetime
from typing import Final

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A request older than this was lost (a worker that was killed) and is made again.
LOST_AFTER: Final = datetime.timedelta(minutes=5)


def private_storage() -> FileSystemStorage:
    """Return where the files lie: no web server reaches them, the view asks who may."""
    return FileSystemStorage(location=settings.PDF_ROOT, base_url=None)


class PdfAusgabe(models.Model):
    """A page as PDF. ``schluessel`` is the digest of what is in it: other content, other row."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="pdf_ausgaben"
    )
    schluessel = models.CharField(_("digest of the content"), max_length=64, unique=True)
    datei = models.FileField(_("file"), storage=private_storage, upload_to="", blank=True)
    angefordert = models.DateTimeField(_("requested"), default=timezone.now)
    fehler = models.TextField(_("error"), blank=True)

    class Meta:
        verbose_name = _("PDF file")
        verbose_name_plural = _("PDF files")

    def __str__(self) -> str:
        return f"{self.page_id} {self.schluessel[:12]}"

    @property
    def is_lost(self) -> bool:
        """Whether the file was asked for long ago and never came, or failed."""
        waiting = timezone.now() - self.angefordert
        return not self.datei and waiting > LOST_AFTER
