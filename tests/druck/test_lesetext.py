"""What a PDF says is what its page says: to those who copy, search or have it read out."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from angebote.kennung import kennung
from angebote.merkzettel import druck
from angebote.merkzettel.blatt import make_blatt
from angebote.merkzettel.zettel import Zettel
from portal.druck.render import load_weasyprint, make_pdf, pdf_html
from portal.sprachen.models import Sprache
from tests.factories.baum import Baum
from tests.judges.pdf_tags import complaints
from tests.judges.pdf_words import words_of_html, words_of_pdf

from .seiten import every_kind, in_language

# Ink that may differ: shapes have softer edges than text. Measured: 0.0045; without
# the signs, or with signs two pixels too low, 0.05.
LIKE = 0.02
BIG = '<span style="font-size: 60pt">أطفالًا مترجمًا</span>'
copied = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (poppler-utils)")
# A vowel sign that joins a cluster and then the “no”, ligatures of lam and alef in every form, the
# ligature of “Allah”, letters that only Persian and Kurdish have.
TEXTS = [
    "شيئًا لا يوجد نظام سمعي",
    "أطفالًا مترجمًا بلا درجات، الأطفال والإعلان والآن لأن إلا",
    "الله، لله، والله",
    "می‌کنند گچ پژ ۶ کودکان العربية فارسی کوردی ڕۆژ",
]


def html_of(*texts: str) -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    return (
        '<html lang="ar" dir="rtl"><head><title>x</title></head>'
        f"<body><h1>لقاء</h1>{paragraphs}</body></html>"
    )


def lost_and_invented(html: str, pdf: bytes) -> tuple[Counter[str], set[str]]:
    """Words of the page that the PDF lacks; words of the PDF that the page does not have.

    What stands in the corners of each page is repeated from the page or names the page number.
    """
    shown, got = words_of_html(html), words_of_pdf(pdf)
    return shown - got, set(got) - set(shown) - {"صفحة", "الصفحة", "من", "صفحه", "از"}


@copied
@pytest.mark.parametrize("text", TEXTS)
def test_a_copied_sentence_still_says_no_where_the_page_says_no(text: str) -> None:
    html = html_of(text)
    made = make_pdf(html, title="x", language="ar")
    assert lost_and_invented(html, made) == (Counter(), set())


@copied
def test_a_word_reads_the_same_whatever_stood_before_it() -> None:
    html = html_of(*TEXTS)
    made = make_pdf(html, title="x", language="ar")
    assert lost_and_invented(html, made) == (Counter(), set())
    assert complaints(made, language="ar") == []


def untouched(*texts: str) -> bytes:
    """The texts as WeasyPrint writes them on its own."""
    load_weasyprint()
    from portal.druck import lesetext

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("weasyprint.draw.text.draw_first_line", lesetext._original)
        return make_pdf(html_of(*texts), title="x", language="ar")


def test_the_check_finds_letters_that_say_nothing() -> None:
    assert complaints(untouched(*TEXTS), language="ar") == ["has letters that can be copied"]


def picture(pdf: bytes) -> Image.Image:
    command = ["pdftoppm", "-r", "200", "-gray", "-singlefile", "-"]
    made = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    with Image.open(BytesIO(made)) as page:
        return ImageOps.invert(page.convert("L"))


@copied
def test_vowel_signs_are_seen_where_they_were() -> None:
    before = picture(untouched(BIG))
    after = picture(make_pdf(html_of(BIG), title="x", language="ar"))
    moved = ImageStat.Stat(ImageChops.difference(before, after)).sum[0]
    assert moved < ImageStat.Stat(before).sum[0] * LIKE


@copied
@pytest.mark.django_db
@pytest.mark.parametrize("code", ["ar", "fa"])
def test_every_pdf_has_the_words_of_its_page_no_more_and_no_less(baum: Baum, code: str) -> None:
    Sprache.objects.update(eingeschaltet=True)
    found = {}
    for page in every_kind(baum):
        html = pdf_html(in_language(page, code))
        made = make_pdf(html, title="x", language=code)
        found[type(page).__name__] = lost_and_invented(html, made)
    zettel = Zettel((kennung(baum.angebote.get_children().get().translation_key),), code)
    html = druck.sheet_html(make_blatt(zettel), zettel)
    found["Merkzettel"] = lost_and_invented(html, druck.make_once(html, zettel))
    assert found == dict.fromkeys(found, (Counter(), set()))
