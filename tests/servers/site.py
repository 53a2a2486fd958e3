"""The site as it runs in production, with the example content, on loopback."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.servers import seed
from tests.servers.process import Server


class ExampleSite(Server):
    """gunicorn with the production settings over a copy of the example site.

    ``overrides`` change its environment (PUBLIC_URL with a path, DATABASE_URL, SEARCH_URL …);
    with ``worker`` the queue is worked off beside it.
    """

    name = "site"

    def __init__(self, overrides: Mapping[str, str] | None = None, *, worker: bool = False) -> None:
        super().__init__()
        self.user = None  # the environment may lie where nobody else can read
        self.overrides = dict(overrides or {})
        self.with_worker = worker
        self.worker: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        """Its database file, uploads and collected files."""
        return self.folder / "data"

    @property
    def url(self) -> str:
        """Its address without a slash at the end."""
        return self.overrides.get("PUBLIC_URL", f"http://127.0.0.1:{self.port}")

    def variables(self) -> dict[str, str]:
        """What a command needs to use this site, or to run management commands on its data."""
        return {**self.environment(), "SITE_URL": self.url}

    def prepare(self) -> None:
        """Copy the seed."""
        self.seed = seed.seed()
        shutil.copytree(self.seed, self.data, ignore=shutil.ignore_patterns("static"))

    def environment(self) -> Mapping[str, str]:
        """Production settings over the copy."""
        return seed.settings(self.data, port=self.port, static=self.seed) | self.overrides

    def command(self) -> Sequence[str]:
        """One process with a few threads, as on a small server."""
        server = [sys.executable, "-m", "gunicorn", "--chdir", str(seed.ROOT), "--threads", "4"]
        path = f"{seed.ROOT},{seed.ROOT / 'site'}"
        options = ["--pythonpath", path, "--bind", f"127.0.0.1:{self.port}"]
        return [*server, *options, "portal.wsgi:application"]

    def spawn(self) -> None:
        """Start the web process and, if wanted, the queue's worker."""
        super().spawn()
        if self.with_worker:
            self.worker = subprocess.Popen(
                self.manage("db_worker", "--interval", "0.2"),
                cwd=seed.ROOT,
                env=self.full_environment(),
                stdout=subprocess.DEVNULL,
            )

    def manage(self, *arguments: str) -> list[str]:
        """Command line of a management command (run it with `full_environment`)."""
        return [sys.executable, str(seed.ROOT / "manage.py"), *arguments]

    def stop(self) -> None:
        """End the worker, too."""
        if self.worker is not None:
            self.worker.terminate()
            self.worker.wait(timeout=20)
        super().stop()
