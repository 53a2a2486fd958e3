"""Every PDF in every language: read aloud in the right voice, archived, found by its title."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from portal.core.languages import CODES, base_language
from portal.druck.render import make_pdf
from portal.sprachen.models import Sprache
from tests.factories.baum import Baum
from tests.judges.pdf_tags import complaints, languages
from tests.judges.pdf_voices import german_in_the_wrong_voice, words_by_voice
from tests.judges.verapdf import verdicts

from .dateien import Datei, every_file
from .schriften import SAETZE

pytestmark = pytest.mark.django_db
# Cyrillic and Arabic letters, as on the half of a Merkzettel that is not German.
FOREIGN = re.compile("[\u0400-\u06ff]")
OTHER_LETTERS = {"ar", "fa", "uk", "ru", "bg"}
MIXED = """<html lang="{}"><head><title>x</title></head><body><h1>1</h1>
<p>Stadt Oberhausen, <bdi lang="de">Frühe Hilfen</bdi>, http://example.org/stadt</p></body></html>"""


def test_the_sentences_cover_every_language() -> None:
    assert set(SAETZE) == set(CODES)


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("sample", [True, pytest.param(False, marks=pytest.mark.pdfs)])
def test_every_pdf_can_be_read_aloud_and_archived(
    baum: Baum, tmp_path: Path, *, sample: bool
) -> None:
    Sprache.objects.update(eingeschaltet=True)
    files = dict(every_file(baum, sample=sample))
    own = {name: wrong_with(file) for name, file in files.items()}
    assert own == {name: [] for name in files}
    for name, file in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(file.pdf)
    # "0": both that the files say they keep, PDF/UA-1 and PDF/A-3a, in one go.
    broken = verdicts(sorted(tmp_path.glob("*.pdf")), "0")
    assert broken == {f"{name}.pdf": [] for name in files}


def wrong_with(file: Datei) -> list[str]:
    """What a reader of that language would stumble on."""
    found = complaints(file.pdf, language=file.language)
    with pikepdf.open(BytesIO(file.pdf)) as document:
        if document.docinfo["/Title"] != file.title:
            found.append(f"has another title: {document.docinfo['/Title']}")
    if base_language(file.language) == "de":
        if FOREIGN.search(words_by_voice(file.pdf)[""]):
            found.append("says Arabic or Ukrainian in a German voice")
        return found
    latin = file.language not in OTHER_LETTERS
    unmarked = german_in_the_wrong_voice(file.pdf, has_latin_letters=latin)
    if set(languages(file.pdf)) != {"de"} or unmarked:
        found.append(f"says German in the wrong voice: {unmarked or 'nothing is marked'}")
    return found


def test_the_check_finds_arabic_that_a_german_voice_would_read() -> None:
    marked = MIXED.format("de").replace("Stadt", '<span lang="ar">لقاء</span>', 1)
    sheet = make_pdf(marked, title="x", language="de")
    unmarked = make_pdf(marked.replace(' lang="ar"', ""), title="x", language="de")
    assert wrong_with(Datei(sheet, "de", "x")) == []
    assert wrong_with(Datei(unmarked, "de", "x")) == ["says Arabic or Ukrainian in a German voice"]


def test_the_check_finds_german_that_a_foreign_voice_would_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("portal.druck.render.with_voices", lambda html, _language: html)
    arabic = make_pdf(MIXED.format("ar"), title="x", language="ar")
    turkish = make_pdf(MIXED.format("tr"), title="x", language="tr")
    found = {
        german_in_the_wrong_voice(arabic, has_latin_letters=False) == {"Stadt", "Oberhausen"},
        german_in_the_wrong_voice(turkish, has_latin_letters=True) == {"Stadt"},
    }
    assert found == {True}
