"""PO, the format of gettext."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

import polib
from django.utils.translation import gettext as _

from .einheiten import Datei, DateiVerweigert, Einheit, moment

# The name wagtail-localize gives it, so that its own files are recognised, too.
TRANSLATION: Final = "X-WagtailLocalize-TranslationID"
LANGUAGE: Final = "Language"
TIME: Final = "POT-Creation-Date"
MACHINE: Final = "fuzzy"


def write(datei: Datei) -> bytes:
    """A machine's text is fuzzy: gettext's programs ask a person about it."""
    po = polib.POFile(wrapwidth=78)
    po.metadata = {
        "Project-Id-Version": datei.titel,
        TIME: datei.stand.isoformat() if datei.stand else "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        LANGUAGE: datei.sprache,
        TRANSLATION: datei.uebersetzung,
    }
    for einheit in datei.einheiten:
        po.append(
            polib.POEntry(
                msgctxt=einheit.kennung,
                msgid=einheit.deutsch,
                msgstr=einheit.uebersetzung,
                comment=einheit.ort,
                flags=[MACHINE] if einheit.maschinell else [],
            )
        )
    return str(po).encode()


def read(content: bytes) -> Datei:
    """Raises `DateiVerweigert`."""
    po = _parse(content)
    return Datei(
        po.metadata.get(TRANSLATION, ""),
        po.metadata.get(LANGUAGE, ""),
        po.metadata.get("Project-Id-Version", ""),
        moment(po.metadata.get(TIME)),
        [
            Einheit(
                entry.msgctxt or "",
                entry.comment,
                entry.msgid,
                entry.msgstr,
                MACHINE in entry.flags,
            )
            for entry in po
            if not entry.obsolete
        ],
    )


def _parse(content: bytes) -> polib.POFile:
    """polib takes a string for a file name if such a file exists: it gets a file of its own."""
    try:
        content.decode("utf-8")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "uebersetzung.po"
            path.write_bytes(content)
            return polib.pofile(str(path), encoding="utf-8")
    except (OSError, ValueError, IndexError, AttributeError, KeyError) as error:
        raise DateiVerweigert(
            _("This is no PO file in UTF-8 that can be read. Export it anew from your program.")
        ) from error
