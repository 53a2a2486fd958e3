"""Text of PDF and DOCX files, read by a process of its own with limits on time and size."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

_SECONDS: Final = 20
_LARGEST_FILE: Final = 50 * 1024 * 1024
_LARGEST_UNPACKED: Final = 200 * 1024 * 1024  # a DOCX is a ZIP file and may be a bomb
LONGEST_TEXT: Final = 400_000  # characters

_READ_DOCX: Final = (
    "import mammoth, sys\n"
    "with open(sys.argv[1], 'rb') as file:\n"
    "    text = mammoth.extract_raw_text(file).value\n"
    "sys.stdout.buffer.write(text.encode('utf-8', 'replace'))\n"
)


class CannotBeRead(Exception):
    """The file is too large, broken, protected or of a kind that holds no text."""


def extracted_text(path: Path) -> str:
    """Return what the file says, at most `LONGEST_TEXT` characters; raises `CannotBeRead`."""
    if path.stat().st_size > _LARGEST_FILE:
        raise CannotBeRead("larger than 50 MB")
    kind = path.suffix.lower()
    if kind == ".pdf":
        return _output_of(["pdftotext", "-enc", "UTF-8", "-q", str(path), "-"])
    if kind == ".docx":
        _check_unpacked(path)
        return _output_of([sys.executable, "-I", "-c", _READ_DOCX, str(path)])
    raise CannotBeRead(f"{kind or 'a file without ending'} is not read")


def _check_unpacked(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile as error:
        raise CannotBeRead("no DOCX file") from error
    if unpacked > _LARGEST_UNPACKED:
        raise CannotBeRead("larger than 200 MB when unpacked")


def _output_of(command: list[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - our own command on a stored file
            command, capture_output=True, timeout=_SECONDS, check=True
        )
    except FileNotFoundError as error:
        raise CannotBeRead(f"{command[0]} is not installed (Debian: poppler-utils)") from error
    except subprocess.TimeoutExpired as error:
        raise CannotBeRead(f"took longer than {_SECONDS} seconds") from error
    except subprocess.CalledProcessError as error:
        raise CannotBeRead(error.stderr.decode("utf-8", "replace")[-150:] or "broken") from error
    return done.stdout.decode("utf-8", "replace").replace("\0", "")[:LONGEST_TEXT]
