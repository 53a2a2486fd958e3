"""Offers as CSV or XLSX with the columns of the import, and the template to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, Final

from django.utils import translation
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from portal.core.languages import SOURCE_LANGUAGE

from ...kennung import kennung
from ...models import Angebot
from .datei import MAX_ROWS
from .register import Register
from .spalten import BEREICH, KENNUNG, KOPF, SPALTEN
from .zellen import clean_text, safe_cell

SHEET, HELP_SHEET, WORDS_SHEET = "Angebote", "Hilfe", "Erlaubte Wörter"
KENNUNG_HELP: Final = "Bei neuen Angeboten leer lassen. Sie steht in jeder ausgegebenen Datei."
BEREICH_HELP: Final = "Wer das Angebot verantwortet. Leer: der Bereich, unter dem Sie hochladen."


def cells_of(page: Angebot) -> list[str]:
    """Return the cells of an offer's newest draft, in the order of `KOPF`."""
    draft: Any = page.get_latest_revision_as_object()
    own = [kennung(draft.translation_key), str(draft.zustaendiger_bereich or "")]
    return [safe_cell(clean_text(text)) for text in [*own, *(s.write(draft) for s in SPALTEN)]]


def as_csv(pages: Iterable[Angebot]) -> bytes:
    """Return UTF-8 with its mark and semicolons: what a German Excel opens with a double click."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(KOPF)
    with translation.override(SOURCE_LANGUAGE):
        writer.writerows(cells_of(page) for page in pages)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(pages: Iterable[Angebot] = ()) -> bytes:
    """Return a workbook: the offers (none: the template), what goes where, the allowed words."""
    with translation.override(SOURCE_LANGUAGE):
        book = Workbook()
        book.remove(book.worksheets[0])
        sheet = book.create_sheet(SHEET)
        sheet.append(list(KOPF))
        for page in pages:
            sheet.append(cells_of(page))
        write_help(book.create_sheet(HELP_SHEET))
        lengths = write_words(book.create_sheet(WORDS_SHEET), Register())
    offer_choices(sheet, lengths)
    for each in book.worksheets:
        lay_out(each)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_help(sheet: Any) -> None:
    sheet.append(["Spalte", "Was hineingehört", "Beispiel"])
    sheet.append([KENNUNG, KENNUNG_HELP, ""])
    sheet.append([BEREICH, BEREICH_HELP, "Bereich 3-4 Gesundheit"])
    for spalte in SPALTEN:
        sheet.append([spalte.name, spalte.hilfe, safe_cell(spalte.beispiel)])


def write_words(sheet: Any, register: Register) -> dict[str, int]:
    """Write one column of allowed words for each heading that has them; returns their numbers."""
    lengths: dict[str, int] = {}
    columns = {BEREICH: list(register.bereiche.words)}
    columns |= {spalte.name: list(spalte.words(register)) for spalte in SPALTEN}
    for number, (name, words) in enumerate(filter(lambda c: c[1], columns.items()), start=1):
        for row, word in enumerate([name, *words], start=1):
            sheet.cell(row=row, column=number, value=safe_cell(word))
        lengths[name] = len(words)
    return lengths


def offer_choices(sheet: Any, lengths: dict[str, int]) -> None:
    """Let the spreadsheet offer the words where exactly one of them stands in a cell."""
    for number, name in enumerate(lengths, start=1):
        if not any(spalte.name == name and spalte.is_choice for spalte in SPALTEN):
            continue
        source = get_column_letter(number)
        choice = DataValidation(
            type="list",
            formula1=f"'{WORDS_SHEET}'!${source}$2:${source}${lengths[name] + 1}",
            allow_blank=True,
        )
        target = get_column_letter(KOPF.index(name) + 1)
        choice.add(f"{target}2:{target}{MAX_ROWS + 1}")
        sheet.add_data_validation(choice)


def lay_out(sheet: Any) -> None:
    """Headings stay in sight, long texts wrap, and what is typed stays the text it is."""
    sheet.freeze_panes = "A2"
    for number, cell in enumerate(sheet[1], start=1):
        cell.font = Font(bold=True)
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = 28
        column.number_format = "@"
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.number_format = "@"
