"""The text of attached documents, read once a file."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class DocumentText(models.Model):
    """What a PDF or DOCX says. Kept by the file's hash: a replaced file is read anew."""

    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    file_hash = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    problem = models.CharField(max_length=200, blank=True)
    read_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.document)
