"""What uploaded files must be, and what is taken out of them before they are stored."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any, BinaryIO, Final

import pikepdf
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

PICTURE_FORMATS: Final = {"AVIF", "JPEG", "PNG", "WEBP"}
OFFICE_TYPES: Final = {"docx", "xlsx", "odt"}
OFFICE_MEMBERS_MAX: Final = 2_000
OFFICE_BYTES_MAX: Final = 200 * 1024 * 1024
OFFICE_RATIO_MAX: Final = 100
ACTIVE_PDF_KEYS: Final = ("/JavaScript", "/JS", "/Launch", "/EmbeddedFiles")

UNREADABLE_PICTURE: Final = _(
    "This picture cannot be read. Save it again as JPEG, PNG or WebP and upload the new file."
)
UNREADABLE_DOCUMENT: Final = _(
    "This file is damaged or not what its name says. Save it again in its program and upload it."
)


def clean_picture(file: BinaryIO) -> bytes:
    """Return the picture upright and without camera, place and author data.

    Raises ValidationError for anything that is no picture or has too many pixels.
    """
    try:
        with Image.open(file) as picture:
            if picture.format not in PICTURE_FORMATS:
                raise ValidationError(UNREADABLE_PICTURE)
            check_pixels(picture.width * picture.height)
            return encode_without_metadata(picture)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise ValidationError(UNREADABLE_PICTURE) from error
    except Image.DecompressionBombError as error:
        raise ValidationError(too_many_pixels()) from error


def check_pixels(pixels: int) -> None:
    if pixels > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise ValidationError(too_many_pixels())


def too_many_pixels() -> str:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    text = _("This picture is too large. Reduce it to at most %(limit)s million pixels.")
    return str(text) % {"limit": limit}


def encode_without_metadata(picture: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    if upright.mode == "P" and (palette := upright.getpalette()):
        bare.putpalette(palette)
    out = BytesIO()
    options = {"quality": 90} if picture.format in {"JPEG", "WEBP", "AVIF"} else {}
    bare.save(out, format=picture.format, icc_profile=picture.info.get("icc_profile"), **options)
    return out.getvalue()


def check_document(file: BinaryIO, extension: str) -> None:
    """Raise ValidationError unless the content is what the extension says and is harmless."""
    if extension == "pdf":
        check_pdf(file)
    elif extension in OFFICE_TYPES:
        check_office_file(file)
    elif extension == "csv":
        check_text(file)


def check_pdf(file: BinaryIO) -> None:
    try:
        with pikepdf.open(file) as document:
            names: Any = document.Root.get("/Names", {})
            active = [key for key in ACTIVE_PDF_KEYS if key in document.Root or key in names]
            opens = document.Root.get("/OpenAction")
            runs = isinstance(opens, pikepdf.Dictionary) and opens.get("/S") in {
                "/JavaScript",
                "/Launch",
            }
    except pikepdf.PasswordError as error:
        raise ValidationError(
            _("This PDF is locked with a password. Upload it without one.")
        ) from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as error:
        raise ValidationError(UNREADABLE_DOCUMENT) from error
    if active or runs:
        raise ValidationError(
            _("This PDF contains a program or attached files. Export it again without them.")
        )


def check_office_file(file: BinaryIO) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ValidationError(UNREADABLE_DOCUMENT) from error
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    if (
        len(members) > OFFICE_MEMBERS_MAX
        or unpacked > OFFICE_BYTES_MAX
        or unpacked / packed > OFFICE_RATIO_MAX
    ):
        raise ValidationError(UNREADABLE_DOCUMENT)
    if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
        raise ValidationError(_("This file contains macros. Save it without macros and upload it."))


def check_text(file: BinaryIO) -> None:
    content = file.read()
    if b"\x00" in content:
        raise ValidationError(UNREADABLE_DOCUMENT)
