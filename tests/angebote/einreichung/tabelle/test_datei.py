"""Files as people (and attackers) send them: each is read, or refused with a German sentence."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from angebote.einreichung.tabelle import datei, mappe
from angebote.einreichung.tabelle.datei import DateiFehlerError, read_file
from angebote.einreichung.tabelle.spalten import KOPF
from angebote.einreichung.tabelle.zellen import plain_cell, safe_cell

from .conftest import as_file

ROW = {"Name": "Café für Mütter", "Kurztext": "Größe; Maß, €"}


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_what_excel_and_libreoffice_write_is_read(delimiter: str, encoding: str) -> None:
    table = read_file(as_file(ROW, delimiter=delimiter, encoding=encoding), KOPF)
    assert table.kopf == ("Name", "Kurztext")
    assert table.zeilen == ((2, ("Café für Mütter", "Größe; Maß, €")),)


def workbook(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_empty_lines_do_not_count_and_lines_are_numbered_as_in_the_spreadsheet() -> None:
    table = read_file(workbook(["Name"], ["A"], [None], ["B"]), KOPF)
    assert table.zeilen == ((2, ("A",)), (4, ("B",)))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_formula_in_a_workbook_is_refused_or_text(sign: str) -> None:
    if sign == "=":
        with pytest.raises(DateiFehlerError, match="Zeile 2 enthält eine Formel"):
            read_file(workbook(["Name"], ["=1+1"]), KOPF)
    else:
        assert read_file(workbook(["Name"], [f"{sign}1"]), KOPF).zeilen[0][1] == (f"{sign}1",)


@given(st.text(alphabet="'=+-@\t\rab", max_size=6))
def test_no_cell_begins_a_formula_and_every_text_comes_back(text: str) -> None:
    assert safe_cell(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}
    assert plain_cell(safe_cell(text)) == text


def rezip(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", 8) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return out.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
FETCH = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("prologue", [BOMB, FETCH, BOMB.decode().encode("utf-16")])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels"])
def test_entities_are_refused_before_anything_is_parsed(prologue: bytes, part: str) -> None:
    hostile = rezip(
        workbook(["Name"], ["A"]), lambda name, data: prologue + data if name == part else data
    )
    with pytest.raises(DateiFehlerError, match="Anweisungen"):
        read_file(hostile, KOPF)


def test_a_file_that_unpacks_to_more_than_a_table_needs_is_refused() -> None:
    bomb = rezip(
        workbook(["Name"], ["A"]),
        lambda name, data: data + b" " * 30_000_000 if "sheet1" in name else data,
    )
    assert len(bomb) < datei.MAX_BYTES
    with pytest.raises(DateiFehlerError, match="viel zu groß"):
        read_file(bomb, KOPF)


def test_a_part_that_lies_about_its_size_is_not_unpacked_beyond_it() -> None:
    content = bytearray(workbook(["Name"], ["A"]))
    for at in range(len(content) - 4):
        if content[at : at + 4] == b"PK\x01\x02":
            content[at + 24 : at + 28] = (1).to_bytes(4, "little")
    with pytest.raises(DateiFehlerError):
        read_file(bytes(content), KOPF)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "leer"),
        (b"  \n ", "leer"),
        (b"Name\n", "keine Zeile"),
        (b"\xd0\xcf\x11\xe0 old", "altes oder verschlüsseltes"),
        (b"PK\x03\x04 broken", "lässt sich nicht als Tabelle lesen"),
        (b"Name\n\x81\x8d\x8f", "lässt sich nicht lesen"),
        (b"Name\nA;B", "mehr Zellen als Überschriften"),
        (b"Name\n" + b"A\n" * 201, "mehr als 200 Angebote"),
        (b"Name\n" + b"\n" * 6000 + b"A", "zu viele leere Zeilen"),
        (b"Name\n" + b"x" * 6000, "mehr als 5000 Zeichen"),
        (b"Name\n" + b"x" * 200_000, "kann nicht gelesen werden"),
        (b"Name" + b";x" * 100 + b"\nA", "mehr als 80 Spalten"),
        (b"x" * 2_000_001, "größer als 2 MB"),
    ],
)
def test_every_refusal_is_a_german_sentence(content: bytes, said: str) -> None:
    with pytest.raises(DateiFehlerError, match=said):
        read_file(content, KOPF)


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD2"])
def test_a_sheet_that_pretends_to_be_huge_costs_nothing(cell: str) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet[cell] = "Name", "A", "weit weg"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(DateiFehlerError):
        read_file(out.getvalue(), KOPF)


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reader(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"Name;Kurztext\n"):
        with contextlib.suppress(DateiFehlerError):
            assert read_file(start + content, KOPF).zeilen


def test_dates_and_numbers_of_a_workbook_are_read_as_people_see_them() -> None:
    import datetime

    rows: list[list[object]] = [["Name", "Befristet bis", "Betrag in Euro", "Dolmetschen möglich"],
            ["A", datetime.date(2027, 7, 31), 7.5, True]]  # fmt: skip
    assert read_file(workbook(*rows), KOPF).zeilen[0][1] == ("A", "31.07.2027", "7,5", "ja")
    assert mappe.MAX_UNPACKED > datei.MAX_BYTES
