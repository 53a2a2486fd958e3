"""An uploaded file becomes rows of text: CSV as Excel or LibreOffice write it, or XLSX.

Every refusal is a sentence that says what to do. Nothing here knows what the columns mean.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from .zellen import clean_text, plain_cell

MAX_BYTES: Final = 2_000_000
# What one request saves within its time; the command line has more of it.
MAX_ROWS: Final = 200
MAX_ROWS_OPERATOR: Final = 2_000
MAX_EMPTY_ROWS: Final = 5_000
MAX_CELL: Final = 5_000
MAX_COLUMNS: Final = 80
DELIMITERS: Final = (";", ",", "\t")
ZIP_MAGIC, OLE_MAGIC = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class DateiFehlerError(ValueError):
    """The file as a whole cannot be read; ``str()`` is a sentence for the person who sent it."""


@dataclass(frozen=True)
class Zeilen:
    """``kopf`` holds the headings; each row its number in the file and a text per heading."""

    kopf: tuple[str, ...]
    zeilen: tuple[tuple[int, tuple[str, ...]], ...]


def read_file(content: bytes, headings: Sequence[str], max_rows: int = MAX_ROWS) -> Zeilen:
    """Return the rows of a CSV or XLSX file, told apart by content; raises DateiFehlerError.

    ``headings`` are the columns that are known: in a CSV they show what separates the cells.
    """
    if len(content) > MAX_BYTES:
        raise DateiFehlerError(
            _("The file is larger than %(size)s MB. Split it into several files.")
            % {"size": MAX_BYTES // 1_000_000}
        )
    if not content.strip():
        raise DateiFehlerError(_("The file is empty."))
    if content.startswith(OLE_MAGIC):
        raise DateiFehlerError(
            _("This is an old or encrypted Excel file. Save it as .xlsx without a password.")
        )
    if content.startswith(ZIP_MAGIC):
        from .mappe import rows_of_workbook

        return collected(rows_of_workbook(content), max_rows)
    return collected(rows_of_csv(decoded(content), headings), max_rows)


def decoded(content: bytes) -> str:
    """Return text from UTF-8, from UTF-16 with its mark, or from Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DateiFehlerError(
        _("The text of this file cannot be read. Save it as “CSV UTF-8” or as .xlsx.")
    )


def rows_of_csv(text: str, headings: Sequence[str]) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text, headings))
    try:
        yield from reader
    except csv.Error as error:
        raise DateiFehlerError(
            _("Line %(line)s cannot be read. Is a quotation mark missing?")
            % {"line": reader.line_num}
        ) from error


def delimiter_of(text: str, headings: Sequence[str]) -> str:
    """Return the sign that splits the first line into the most known headings."""
    first = next(iter(text.lstrip().splitlines()), "")
    known = set(headings)

    def hits(delimiter: str) -> int:
        return sum(clean_text(cell).strip('"') in known for cell in first.split(delimiter))

    return max(DELIMITERS, key=hits)


def collected(rows: Iterable[Sequence[str]], max_rows: int) -> Zeilen:
    """Return headings and filled rows, checked for number and size."""
    kopf: tuple[str, ...] = ()
    found: list[tuple[int, tuple[str, ...]]] = []
    for number, row in enumerate(rows, start=1):
        cells = without_empty_end([plain_cell(clean_text(cell)) for cell in row])
        if len(found) >= max_rows and any(cells):
            raise DateiFehlerError(
                _("The file has more than %(rows)s offers. Split it into several files.")
                % {"rows": max_rows}
            )
        check_size(number, cells)
        if not any(cells):
            continue
        if not kopf:
            kopf = tuple(cells)
        else:
            found.append((number, fitted(number, cells, len(kopf))))
    if not found:
        raise DateiFehlerError(_("The file has no row with an offer, only headings or nothing."))
    return Zeilen(kopf, tuple(found))


def check_size(number: int, cells: Sequence[str]) -> None:
    if number > MAX_EMPTY_ROWS:
        raise DateiFehlerError(_("The file has too many empty lines. Delete them."))
    if len(cells) > MAX_COLUMNS:
        raise DateiFehlerError(
            _("Line %(line)s has more than %(count)s columns. Use the template file.")
            % {"line": number, "count": MAX_COLUMNS}
        )
    if any(len(cell) > MAX_CELL for cell in cells):
        raise DateiFehlerError(
            _("Line %(line)s holds a cell with more than %(count)s letters. Shorten it.")
            % {"line": number, "count": MAX_CELL}
        )


def without_empty_end(cells: Sequence[str]) -> list[str]:
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def fitted(number: int, cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Return as many cells as there are headings; a filled cell beyond them is an error."""
    if any(cells[width:]):
        raise DateiFehlerError(
            _("Line %(line)s has more cells than there are headings. Is a quotation mark missing?")
            % {"line": number}
        )
    return tuple(list(cells[:width]) + [""] * (width - len(cells)))
