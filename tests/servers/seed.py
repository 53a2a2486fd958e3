"""The example site as files (database, uploads, collected static files), built once per state.

Building takes about a minute, so the result is kept in var/test-site/ under a fingerprint of the
sources; every site under test gets a copy of its own.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.process import ServerError

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "test-site"
PASSWORD = "nur-fuer-die-tests-2026"
SOURCES = ("site", "publikationen", "angebote", "search", "requirements/base.txt", "manage.py")
STEPS = (
    ["scripts/catalogues.py"],
    ["manage.py", "migrate", "--verbosity", "0"],
    ["manage.py", "beispielinhalte"],
    ["manage.py", "collectstatic", "--no-input", "--verbosity", "0"],
)


def settings(folder: Path, *, port: int = 8000, static: Path | None = None) -> dict[str, str]:
    """Environment of a site whose data lie in ``folder``: production settings, on loopback.

    ``static``: another folder that holds the collected files.
    """
    return {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "DATA_DIR": str(folder),
        "STATIC_ROOT": str((static or folder) / "static"),
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "BEISPIEL_PASSWORT": PASSWORD,
        "CACHE_URL": "locmemcache://",
        "SEARCH_URL": "",
    }


def seed() -> Path:
    """Folder with the built site; raises ServerError with the failing step's words.

    With KEEP_SEED=1 the newest one is taken even when sources changed since (while working on
    templates or tests, a minute saved).
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    if os.environ.get("KEEP_SEED") and (known := states()):
        return known[-1]
    target = KEPT / fingerprint()
    with lock():
        if not target.exists():
            build(target)
            forget_others(target)
    return target


def fingerprint() -> str:
    """Hash over every file that shapes the built site."""
    digest = hashlib.sha256()
    for source in SOURCES:
        for path in sorted([ROOT / source, *(ROOT / source).rglob("*")]):
            if path.is_file() and path.suffix not in {".pyc", ".mo", ".html"}:
                digest.update(path.relative_to(ROOT).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def lock() -> Iterator[None]:
    """Let one process build while the others wait for it."""
    with (KEPT / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def build(target: Path) -> None:
    """Build beside and move into place, so that a broken build is never taken for a whole one."""
    unfinished = target.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    for step in STEPS:
        command = [sys.executable, *step]
        environment = os.environ | settings(unfinished)
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise ServerError(f"{' '.join(step)} failed:\n{(done.stdout + done.stderr)[-4000:]}")
    unfinished.rename(target)


def forget_others(current: Path) -> None:
    """Keep two older states (branches alternate), delete the rest."""
    for old in [path for path in states() if path != current][:-2]:
        shutil.rmtree(old, ignore_errors=True)


def states() -> list[Path]:
    """The built sites, oldest first."""
    found = [path for path in KEPT.iterdir() if path.is_dir() and not path.suffix]
    return sorted(found, key=lambda path: path.stat().st_mtime)
