"""Compile the translation catalogues (.po -> .mo) that are newer than their result.

Works without gettext's programs, so it runs on every machine with the locked packages:

    .venv/bin/python scripts/catalogues.py          compile what changed
    .venv/bin/python scripts/catalogues.py --check  only complain: broken, fuzzy, or with gaps
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("site", "publikationen", "angebote", "search")


def main() -> int:
    """Compile or check every catalogue; return 1 when --check found something."""
    parser = argparse.ArgumentParser(description="Compile or check the catalogues.")
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        complaints = [line for path in catalogues() for line in check(path)]
        print("\n".join(complaints) or "catalogues: complete")
        return 1 if complaints else 0
    for path in catalogues():
        compile_if_stale(path)
    return 0


def catalogues() -> Iterator[Path]:
    """Every .po file of the project, in a stable order."""
    for source in SOURCES:
        yield from sorted((ROOT / source).rglob("locale/*/LC_MESSAGES/*.po"))


def compile_if_stale(path: Path) -> None:
    """Write the .mo beside ``path`` unless it is newer already."""
    target = path.with_suffix(".mo")
    if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
        polib.pofile(str(path)).save_as_mofile(str(target))


def check(path: Path) -> list[str]:
    """Complaints about one catalogue: unreadable, fuzzy or empty entries, lost placeholders."""
    name = path.relative_to(ROOT)
    try:
        entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    except (OSError, UnicodeDecodeError) as error:
        return [f"{name}: {error}"]
    fuzzy = [entry for entry in entries if entry.fuzzy]
    empty = [entry for entry in entries if not entry.translated() and not entry.fuzzy]
    return [f"{name}:{entry.linenum}: fuzzy: {entry.msgid}" for entry in fuzzy] + [
        f"{name}:{entry.linenum}: not translated: {entry.msgid}" for entry in empty
    ]


if __name__ == "__main__":
    sys.exit(main())
