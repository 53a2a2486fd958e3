"""Reads the example content: TOML files under ``daten/``."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent / "daten"

Record = dict[str, Any]


@cache
def read(name: str) -> Record:
    """Return the file ``name`` (a path below ``daten/``, without ``.toml``)."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def read_folder(name: str) -> list[Record]:
    """Return all files of a folder in the order of their names, [] when there is no such folder."""
    files = sorted((FOLDER / name).glob("*.toml"))
    return [read(file.relative_to(FOLDER).with_suffix("").as_posix()) for file in files]


def zeitangabe(text: str) -> tuple[date, str]:
    """Read "2019-10-10", "2021-11" or "2025" as a date and how precisely it is known."""
    year, month, day, *_ = [*(int(part) for part in text.split("-")), 1, 1]
    return date(year, month, day), ("jahr", "monat", "tag")[text.count("-")]
