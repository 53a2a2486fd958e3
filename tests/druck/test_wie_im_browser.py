"""Lines, numbers, columns and joined letters stand in a PDF as Chromium sets them.

Both make a PDF of the same page in the same font, and both are read back glyph by glyph: a phone
number that is turned around, a column on the wrong side or a letter that is not joined is another
line. Where a line ends is left to each: the sheet is so wide that none does.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from angebote.kennung import kennung
from angebote.merkzettel import druck
from angebote.merkzettel.blatt import make_blatt
from angebote.merkzettel.zettel import Zettel
from portal.druck import render
from portal.druck.render import make_pdf, pdf_html
from portal.druck.richtung import with_directions
from portal.sprachen.models import Sprache
from tests.factories.baum import Baum
from tests.judges.pdf_lines import lines
from tests.judges.plugin import Reader

from .seiten import every_kind, in_language

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("fc-match"), reason="needs fc-match (fontconfig)"),
]

FONT = "DejaVu Sans"
CORNERS = " ".join(
    f"@{side} {{ content: none; }}"
    for side in ("top-left", "top-right", "bottom-left", "bottom-right")
)
SHEETS = " ".join(
    f"@page {name} {{ size: 500mm 1500mm; margin: 10mm; {CORNERS} }}"
    for name in ("", ":first", "rechts", "rechts:first", "titelblatt")
)
# One font that both find, and no pictures. The contents have page numbers, which Chromium
# cannot count.
PLAIN = f"""<style>{SHEETS}
* {{ font: 11pt/2 "{FONT}" !important; list-style: none !important; hyphens: none !important;
    max-inline-size: none !important; }}
table {{ table-layout: fixed !important; }} img, .inhalt {{ display: none !important; }}
</style></head>"""
SAMPLE = """<html lang="{0}" dir="{1}"><head></head><body>
<p>{2}: <bdi>0208 / 123 45-67</bdi>, <bdi>+49 (0)208 8250</bdi></p>
<p>{2}: <bdi>9:30–11:00</bdi> (<bdi lang="de">Familienzentrum, Haus 3 (Hof)</bdi>), {2}</p>
<p>{2} (Mutterpass), {2} Raum 2, {2} 46045 Oberhausen,
„Bildung und Teilhabe“ {2}: B1, Kaffee &amp; Kuchen 2, 3</p>
<p>PDF/UA-1 {2} (12–18) {2}: 28.09.2023, <bdi>B/17/3936-01</bdi>; 50 %, 5 €, <bdi>-1,4</bdi>.</p>
<p><a href="/x/">{2} Babytreff {2}</a> <b>Oberhausen!</b> {2} <bdi>https://example.org/a/</bdi></p>
<table><tr><th>{2}</th><th>n</th><th>%</th></tr>
<tr><td>1. {2}</td><td>12</td><td>-3</td></tr></table>
<ol><li>{2} «{2}» [1]</li></ol></body></html>"""
SAMPLES = {
    "ar": ("rtl", "الثلاثاء لا يوجد"),
    "fa": ("rtl", "می‌کنند گچ پژ ۱۲"),
    "uk": ("ltr", "Їжак і ґава"),
    "ku": ("ltr", "Roja sêşemê, êîûşç"),
}

Lines = list[list[int]]


@pytest.fixture
def both(reader: Reader) -> Callable[[str, str], tuple[Lines, Lines]]:
    """Lines of an HTML page as we set them and as Chromium does."""

    def ask(html: str, language: str) -> tuple[Lines, Lines]:
        html = html.replace("</head>", PLAIN)
        page, _ = reader()
        page.set_content(html)
        theirs = page.pdf(prefer_css_page_size=True)
        page.close()
        ours = make_pdf(html, title="x", language=language)
        return lines(ours, font_file()), lines(theirs, font_file())

    return ask


@cache
def font_file() -> Path:
    command = ["fc-match", "--format", "%{file}", f"{FONT}:style=Book"]
    return Path(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def sample(code: str) -> str:
    return SAMPLE.format(code, *SAMPLES[code])


@pytest.mark.parametrize("code", SAMPLES)
def test_numbers_names_and_columns_stand_where_the_browser_puts_them(
    both: Callable[[str, str], tuple[Lines, Lines]], code: str
) -> None:
    ours, theirs = both(sample(code), code)
    assert len(theirs) == 8
    assert ours == theirs


@pytest.mark.slow
def test_every_template_reads_as_in_the_browser(
    baum: Baum, both: Callable[[str, str], tuple[Lines, Lines]]
) -> None:
    Sprache.objects.update(eingeschaltet=True)
    found = {}
    pages = every_kind(baum)
    for code in SAMPLES:
        for page in pages if code == "ar" else pages[:1]:
            html = pdf_html(in_language(page, code))
            found[f"{type(page).__name__}-{code}"] = both(html, code)
        zettel = Zettel((kennung(pages[0].translation_key),), code)
        found[f"Merkzettel-{code}"] = both(druck.sheet_html(make_blatt(zettel), zettel), "de")
    assert all(len(theirs) > 10 for _, theirs in found.values())
    assert {name: ours for name, (ours, _) in found.items()} == {
        name: theirs for name, (_, theirs) in found.items()
    }


def test_the_comparison_notices_numbers_in_the_wrong_order(
    both: Callable[[str, str], tuple[Lines, Lines]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "with_directions", lambda html: html)
    ours, theirs = both(sample("ar"), "ar")
    assert [mine == other for mine, other in zip(ours, theirs, strict=True)][:2] == [False, False]


@pytest.mark.parametrize(
    ("whole", "broken"), [("لا", "ل\u200cا"), ('dir="rtl"', 'dir="ltr"'), ("<td>12</td>", "")]
)
def test_the_comparison_notices_letters_not_joined_and_lines_turned_around(
    both: Callable[[str, str], tuple[Lines, Lines]],
    monkeypatch: pytest.MonkeyPatch,
    whole: str,
    broken: str,
) -> None:
    monkeypatch.setattr(
        render, "with_directions", lambda html: with_directions(html.replace(whole, broken))
    )
    ours, theirs = both(sample("ar"), "ar")
    assert ours != theirs
