"""The text of documents attached to a page: read once a file, after the page is published."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wagtail.documents import get_document_model

from .extraction import CannotBeRead, extracted_text
from .models import DocumentText


def attachments(documents: Iterable[Any]) -> tuple[list[tuple[str, str]], list[int]]:
    """(title, text) of the public documents that have been read, and ids of those that must be."""
    public = [document for document in documents if not _is_private(document)]
    known = {
        found.document_id: found
        for found in DocumentText.objects.filter(document__in=[d.pk for d in public])
    }
    texts, unread = [], []
    for document in public:
        found = known.get(document.pk)
        if found is None or found.file_hash != document.get_file_hash():
            unread.append(document.pk)
        elif found.text:
            texts.append((document.title, found.text))
    return texts, unread


def _is_private(document: Any) -> bool:
    return bool(document.collection.get_view_restrictions().exists())


def read_document(pk: int) -> DocumentText | None:
    """Read a file and keep its text, or why it has none; None when the document is gone."""
    document = get_document_model().objects.filter(pk=pk).first()
    if document is None:
        return None
    text, problem = "", ""
    try:
        text = _text(document)
    except CannotBeRead as error:
        problem = str(error)[:200]
    stored, _ = DocumentText.objects.update_or_create(
        document=document,
        defaults={"file_hash": document.get_file_hash(), "text": text, "problem": problem},
    )
    return stored


def _text(document: Any) -> str:
    """Copy the file out of its storage, which need not be a disk, and read it."""
    with tempfile.TemporaryDirectory(prefix="suche-dokument-") as folder:
        path = Path(folder) / f"dokument{Path(document.filename).suffix}"
        try:
            with document.open_file() as stored, path.open("wb") as copy:
                shutil.copyfileobj(stored, copy)
        except OSError as error:
            raise CannotBeRead("the file is missing") from error
        return extracted_text(path)
