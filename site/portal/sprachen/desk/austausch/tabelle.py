"""CSV for spreadsheets: UTF-8 with a mark that Excel understands, semicolons as in German Excel."""

from __future__ import annotations

import csv
import io
from typing import Final

from django.utils.translation import gettext as _

from .einheiten import Datei, DateiVerweigert, Einheit, moment

HEAD: Final = ["Kennung", "Ort", "Deutsch", "Übersetzung", "Maschine"]
MARK: Final = "#uebersetzung"
YES: Final = "ja"
# A spreadsheet would calculate what begins like this.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")


def write(datei: Datei) -> bytes:
    """First line: which translation this is. Second line: the heads."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    stand = datei.stand.isoformat() if datei.stand else ""
    writer.writerow([MARK, datei.uebersetzung, datei.sprache, stand, _protected(datei.titel)])
    writer.writerow(HEAD)
    for einheit in datei.einheiten:
        writer.writerow(
            [
                einheit.kennung,
                _protected(einheit.ort),
                _protected(einheit.deutsch),
                _protected(einheit.uebersetzung),
                YES if einheit.maschinell else "",
            ]
        )
    return out.getvalue().encode("utf-8-sig")


def _protected(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _unprotected(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def read(content: bytes) -> Datei:
    """Raises `DateiVerweigert`. Comma, semicolon and tab are understood."""
    rows = _rows(content)
    if len(rows) < 2 or rows[0][0] != MARK or len(rows[0]) < 4:
        raise DateiVerweigert(
            _("The first two lines of the table are missing. Keep them as they were exported.")
        )
    _mark, translation, language, stand, *rest = rows[0]
    return Datei(
        translation,
        language,
        _unprotected(rest[0]) if rest else "",
        moment(stand),
        [
            Einheit(row[0], row[1], _unprotected(row[2]), _unprotected(row[3]), row[4:5] == [YES])
            for row in rows[2:]
            if len(row) >= 4
        ],
    )


def _rows(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
        first = text.split("\n", 1)[0]
        delimiter = max(";,\t", key=first.count)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return [row for row in rows if row]
    except (UnicodeDecodeError, csv.Error) as error:
        raise DateiVerweigert(
            _("This is no CSV file in UTF-8 that can be read. In Excel, save as “CSV UTF-8”.")
        ) from error
