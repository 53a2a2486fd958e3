"""Rows of an XLSX workbook, also of a hostile one: limits before anything is unpacked."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from .datei import MAX_EMPTY_ROWS, DateiFehlerError

MAX_PARTS: Final = 200
MAX_UNPACKED: Final = 20_000_000
# A document type stands before the first element; entities are declared in it.
PROLOGUE: Final = 4_096
UNREADABLE: Final = (KeyError, ValueError, TypeError, OSError, IndexError, AttributeError)


def rows_of_workbook(content: bytes) -> Iterator[list[str]]:
    """Yield the rows of the first sheet as text; raises DateiFehlerError for what is no table."""
    check_archive(content)
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()
        rows = sheet.iter_rows()
        for number, row in enumerate(islice(rows, MAX_EMPTY_ROWS + 1), start=1):
            yield [cell_text(number, cell) for cell in row]
    except (DateiFehlerError, GeneratorExit):
        raise
    except (*UNREADABLE, zipfile.BadZipFile, SyntaxError) as error:
        raise unreadable() from error


def unreadable() -> DateiFehlerError:
    return DateiFehlerError(
        _("This is no table that can be read. Save it once more as .xlsx or as “CSV UTF-8”.")
    )


def check_archive(content: bytes) -> None:
    """Refuse archives that unpack to more than a table needs, and XML that declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED:
                raise DateiFehlerError(
                    _("Unpacked, this file is far too large for a table of offers.")
                )
            for part in parts:
                check_part(archive, part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise unreadable() from error


def check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    with archive.open(part) as file:
        head = file.read(PROLOGUE)
    if b"\x00" in head or b"<!DOCTYPE" in head.upper() or b"<!ENTITY" in head.upper():
        raise DateiFehlerError(
            _("This file holds instructions that do not belong into a table. Save it anew.")
        )


def cell_text(number: int, cell: Any) -> str:
    """Return what a person sees in the cell; a formula is refused, its result is not known."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise DateiFehlerError(
            _("Line %(line)s holds a formula. Insert its result as a value instead.")
            % {"line": number}
        )
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return f"{value:f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value)
