"""An empty PostgreSQL on loopback, fast and forgetful: nothing is synced to the disk."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Sequence
from pathlib import Path

import psycopg

from tests.servers.process import Server, ServerError, unprivileged_user

HOW_TO_GET = "apt-get install postgresql (any version from 14)"
FORGETFUL = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "60",
    "shared_buffers": "256MB",
}


def programs() -> Path | None:
    """Folder with `initdb` and `postgres`, the newest version; None where there is none."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = sorted(debian, key=lambda path: float(path.parts[-3]))
    return found[-1].parent if found else None


class Postgres(Server):
    """PostgreSQL with the database and superuser `portal`, without a password."""

    name = "postgres"
    stop_signal = signal.SIGINT  # fast shutdown: sessions are ended

    def __init__(self) -> None:
        super().__init__()
        self.user = unprivileged_user("postgres")
        self.data = self.folder / "data"

    @property
    def url(self) -> str:
        """Value for DATABASE_URL."""
        return self.address("portal")

    def address(self, database: str) -> str:
        """Address of one database of this server."""
        return f"postgres://portal@127.0.0.1:{self.port}/{database}"

    def variables(self) -> dict[str, str]:
        """What a command needs to use this server."""
        return {"DATABASE_URL": self.url}

    def prepare(self) -> None:
        """Make an empty cluster."""
        folder = programs()
        if folder is None:
            raise ServerError(f"PostgreSQL is missing: {HOW_TO_GET}")
        self.programs = folder
        self.run(
            *(str(folder / "initdb"), "--pgdata", str(self.data), "--username", "portal"),
            *("--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
        )

    def command(self) -> Sequence[str]:
        """Listen on loopback only; sockets stay in the folder."""
        settings = FORGETFUL | {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": str(self.folder),
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(self.programs / "postgres"), "-D", str(self.data), *options]

    def is_ready(self) -> bool:
        """Whether it takes connections; makes the database at the first one."""
        try:
            with psycopg.connect(self.address("postgres"), autocommit=True) as link:
                link.execute("CREATE DATABASE portal")
        except psycopg.errors.DuplicateDatabase:
            return True
        except psycopg.OperationalError:
            return False
        return True


def is_available() -> bool:
    """Whether this machine can start one."""
    return programs() is not None and os.name == "posix"
