"""What may be uploaded, and what is left of it."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from portal.media.uploads import check_document, clean_picture

GPS_IFD = 0x8825
ORIENTATION = 0x0112


def picture(format_: str = "JPEG", size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "red").save(out, format=format_, **options)
    return out.getvalue()


def located_picture(format_: str) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Kamera-Hersteller"
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (51.0, 28.0, 11.0), 3: "E", 4: (6.0, 51.0, 0.0)})
    return picture(format_, exif=exif)


def office(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf(**root: object) -> bytes:
    out = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        for key, value in root.items():
            document.Root[f"/{key}"] = value
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_does_not_tell_where_it_was_taken(format_: str) -> None:
    original = located_picture(format_)
    assert Image.open(BytesIO(original)).getexif(), "the sample must carry data to lose"
    cleaned = clean_picture(BytesIO(original))
    exif = Image.open(BytesIO(cleaned)).getexif()
    assert not dict(exif)
    assert not dict(exif.get_ifd(GPS_IFD))
    assert b"Kamera-Hersteller" not in cleaned


def test_a_photo_taken_on_its_side_stands_upright() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    cleaned = clean_picture(BytesIO(picture(size=(40, 20), exif=exif)))
    assert Image.open(BytesIO(cleaned)).size == (20, 40)


def test_a_transparent_picture_stays_transparent() -> None:
    out = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, format="PNG")
    cleaned = Image.open(BytesIO(clean_picture(BytesIO(out.getvalue()))))
    assert cleaned.getchannel("A").getextrema() == (0, 0)


HOSTILE_PICTURES = {
    "empty": b"",
    "text": b"<html><script>alert(1)</script></html>",
    "gif with a program": b"GIF89a<?php echo 1; ?>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "png of nothing": b"\x89PNG\r\n\x1a\n",
    "jpeg of nothing": b"\xff\xd8\xff\xe0",
    "gif": picture("GIF"),
    "tiff": picture("TIFF"),
}


@pytest.mark.parametrize("content", HOSTILE_PICTURES.values(), ids=HOSTILE_PICTURES.keys())
def test_what_is_no_picture_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(ValidationError) as caught:
        clean_picture(BytesIO(content))
    assert caught.value.messages[0]


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_a_half_uploaded_picture_never_breaks_the_form(format_: str) -> None:
    whole = picture(format_, size=(64, 64))
    for length in range(0, len(whole), max(1, len(whole) // 60)):
        with suppress(ValidationError):
            clean_picture(BytesIO(whole[:length]))


def test_a_small_file_with_a_giant_picture_is_refused() -> None:
    out = BytesIO()
    Image.new("1", (9_000, 9_000)).save(out, format="PNG")
    assert len(out.getvalue()) < 100_000
    with pytest.raises(ValidationError):
        clean_picture(BytesIO(out.getvalue()))


def test_an_ordinary_pdf_and_word_file_are_taken() -> None:
    check_document(BytesIO(pdf()), "pdf")
    check_document(BytesIO(office({"word/document.xml": b"<w/>"})), "docx")
    check_document(BytesIO("Straße;Ort\n".encode()), "csv")


JAVASCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
HOSTILE_DOCUMENTS = {
    "html named pdf": (b"<html></html>", "pdf"),
    "pdf that runs a program": (pdf(OpenAction=JAVASCRIPT), "pdf"),
    "pdf with a file inside": (
        pdf(Names=pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary())),
        "pdf",
    ),
    "text named docx": (b"hello", "docx"),
    "word file with macros": (office({"word/vbaProject.bin": b"x"}), "docx"),
    "bomb": (office({"xl/sheet.xml": b"0" * 30_000_000}), "xlsx"),
    "thousands of members": (office({f"{n}.xml": b"" for n in range(2_500)}), "xlsx"),
    "binary named csv": (b"a;b\x00c", "csv"),
}


@pytest.mark.parametrize(
    ("content", "extension"), HOSTILE_DOCUMENTS.values(), ids=HOSTILE_DOCUMENTS.keys()
)
def test_a_document_that_is_not_what_it_says_is_refused(content: bytes, extension: str) -> None:
    with pytest.raises(ValidationError) as caught:
        check_document(BytesIO(content), extension)
    assert caught.value.messages[0]


def test_a_locked_pdf_is_refused_with_the_reason() -> None:
    out = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(out, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    with pytest.raises(ValidationError, match=r"Passwort|password"):
        check_document(BytesIO(out.getvalue()), "pdf")
