"""A server as a child process: unprivileged, logged, awaited, ended by its own id."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self


class ServerError(RuntimeError):
    """The server cannot be had or did not come up; the message says why and what to do."""


def free_port() -> int:
    """A TCP port of loopback that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def unprivileged_user(*names: str) -> str | None:
    """The first of ``names`` that exists, when we are root (databases refuse to run as root)."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in (*names, "nobody") if name in known)


class Server:
    """One process with a folder of its own; subclasses say how to prepare, start and ask it.

    Used as a context manager: on leaving, the process has ended and the folder is gone.
    """

    name = "server"
    start_seconds = 60.0
    stop_signal = signal.SIGTERM

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=f"portal-{self.name}-"))
        self.port = free_port()
        self.user = unprivileged_user()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """What the server wrote."""
        return self.folder / "server.log"

    def prepare(self) -> None:
        """Fill the folder (configuration, empty database)."""

    def command(self) -> Sequence[str]:
        """Command line that runs the server in the foreground."""
        raise NotImplementedError

    def environment(self) -> Mapping[str, str]:
        """Further environment variables of the process."""
        return {}

    def full_environment(self) -> dict[str, str]:
        """Environment the process runs with."""
        return {**os.environ, "HOME": str(self.folder), **self.environment()}

    def is_ready(self) -> bool:
        """Whether the server answers."""
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def start(self) -> Self:
        """Prepare and start; return when the server answers, else raise ServerError."""
        try:
            self.prepare()
            self.hand_over()
            self.spawn()
            self.wait(self.is_ready)
        except BaseException:
            self.stop()
            raise
        return self

    def spawn(self) -> None:
        """Start the process; its output goes to ``log``."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command(),
                cwd=self.folder,
                env=self.full_environment(),
                stdout=output,
                stderr=subprocess.STDOUT,
                user=self.user,
                start_new_session=True,
            )

    def hand_over(self) -> None:
        """Give the folder to the user the process runs as."""
        if self.user is None:
            return
        owner = pwd.getpwnam(self.user)
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)

    def run(self, *command: str) -> None:
        """Run one preparing command as the server's user; raise ServerError when it fails."""
        self.hand_over()
        result = subprocess.run(
            command, cwd=self.folder, user=self.user, capture_output=True, text=True, check=False
        )
        if result.returncode:
            raise ServerError(f"{self.name}: {command[0]} failed: {result.stderr.strip()[-2000:]}")

    def wait(self, ready: Callable[[], bool]) -> None:
        """Wait until ``ready``; raise ServerError with the log when it died or takes too long."""
        end = time.monotonic() + self.start_seconds
        while time.monotonic() < end:
            if self.process is not None and self.process.poll() is not None:
                raise ServerError(f"{self.name} ended at its start:\n{self.log_end()}")
            if ready():
                return
            time.sleep(0.1)
        raise ServerError(
            f"{self.name} did not answer within {self.start_seconds:.0f} s:\n{self.log_end()}"
        )

    def log_end(self) -> str:
        """The last lines of the log."""
        return self.log.read_text(errors="replace")[-3000:] if self.log.exists() else "(no log)"

    def kill(self) -> None:
        """End the process as a power cut would (for tests of failover)."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def revive(self) -> None:
        """Start it again after `kill`, with what is in its folder; return when it answers."""
        self.spawn()
        self.wait(self.is_ready)

    def stop(self) -> None:
        """End the process and delete the folder."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(self.stop_signal)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
