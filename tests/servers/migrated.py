"""A migrated, empty test database without running 240 migrations in every test run.

On SQLite the first run keeps a copy in var/test-database/ under a fingerprint of what shapes it;
later runs and the other workers read the copy into memory. Other databases are migrated as usual.
`pytest --create-db` makes it anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "test-database"
SHAPED_BY = (
    "requirements/base.txt",
    "site/portal/core/languages.py",
    "site/portal/freigabe/groups.py",
    "site/portal/freigabe/rollen.py",
    "site/portal/settings/*.py",
    *(f"{app}/apps.py" for app in ("site/portal/*", "angebote", "publikationen", "search")),
    *(f"{app}/migrations/*.py" for app in ("site/portal/*", "angebote", "publikationen", "search")),
)


def fingerprint() -> str:
    """Hash over migrations, what follows them (roles) and the settings they read."""
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for pattern in SHAPED_BY:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.relative_to(ROOT).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def lock() -> Iterator[None]:
    """Let one worker migrate while the others wait for its copy."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def database(migrate: Callable[[], object], *, anew: bool, serialize: bool) -> None:
    """Make the test database: from the copy, or with ``migrate``, which then leaves a copy.

    ``serialize`` keeps its contents for tests with serialized_rollback, as Django does.
    """
    with lock():
        copy = KEPT / f"{fingerprint()}.sqlite3"
        if not copy.exists() or anew:
            migrate()
            keep(copy)
            return
    restore(copy)
    if serialize:
        # where Django's own set-up puts it and serialized_rollback looks for it
        contents = connection.creation.serialize_db_to_string()
        vars(connection)["_test_serialized_contents"] = contents


def keep(copy: Path) -> None:
    """Write the database in memory to ``copy`` and forget older ones."""
    unfinished = copy.with_suffix(".unfinished")
    connection.ensure_connection()
    with closing(sqlite3.connect(unfinished)) as target:
        connection.connection.backup(target)
    for old in sorted(KEPT.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)[:-3]:
        old.unlink(missing_ok=True)
    unfinished.rename(copy)


def restore(copy: Path) -> None:
    """Point the connection at a database in memory and fill it, as Django's own set-up would."""
    name = connection.creation._get_test_db_name()  # type: ignore[attr-defined]
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as source:
        source.backup(connection.connection)
