"""Build the image, run web and worker from it against a real PostgreSQL, and report.

Prints the size above the base, who the processes run as, and what the health address answers.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.image import buildah
from tests.servers.postgres import Postgres
from tests.servers.process import free_port

START_SECONDS = 90


def main() -> int:
    """Return 0 when the image builds, serves and works off its queue."""
    began = time.monotonic()
    buildah.ensure_base()
    buildah.build()
    print(f"built in {time.monotonic() - began:.0f} s")
    above = buildah.size_of(buildah.IMAGE) - buildah.size_of(buildah.BASE)
    print(f"size above the base: {above / 1e6:.0f} MB")
    with Postgres() as database:
        port = free_port()
        with buildah.container(environment(database.url, port)) as run:
            return try_out(run, port)


def environment(database: str, port: int) -> dict[str, str]:
    """What an operator would set."""
    return {
        "DATABASE_URL": database,
        "SECRET_KEY": "image-test-" * 6,
        "ALLOWED_HOSTS": "portal.example.org",
        "PUBLIC_URL": "https://portal.example.org/expertinnendialoge",
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "PORT": str(port),
    }


def try_out(run: Sequence[str], port: int) -> int:
    """Migrate, start web and worker, ask; return the exit code."""
    print("user:", output(run, "id"))
    output(run, "python", "manage.py", "migrate", "--no-input", "--verbosity", "0")
    output(run, "python", "manage.py", "check", "--deploy", "--fail-level", "ERROR")
    web = ["gunicorn", "--config", "scripts/gunicorn.conf.py", "portal.wsgi:application"]
    with process([*run, *web]), process([*run, "python", "manage.py", "db_worker"]) as worker:
        print("ready:", answer(port, "/gesundheit/bereit"))
        print("style sheet:", answer(port, "/static/css/basis.css")[:20], "…")
        print("health check:", output(run, "python", "scripts/healthcheck.py") or "passed")
        alive = worker.poll() is None
        print("worker:", "runs" if alive else f"ended with {worker.returncode}")
    return 0 if alive else 1


def output(run: Sequence[str], *command: str) -> str:
    """Run one command in the container; raises CalledProcessError when it fails."""
    return subprocess.run(
        [*run, *command], check=True, stdout=subprocess.PIPE, text=True
    ).stdout.strip()


@contextmanager
def process(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the container, ended with all it started."""
    started = subprocess.Popen(command, start_new_session=True)
    try:
        yield started
    finally:
        os.killpg(started.pid, signal.SIGTERM)
        started.wait(timeout=60)


def answer(port: int, path: str) -> str:
    """Text of an address, asked the way the proxy in front would; waits for the start."""
    headers = {"Host": "portal.example.org", "X-Forwarded-Proto": "https"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(request, timeout=10) as found:
                return str(found.read().decode())
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{path}: {error.code} {error.read()[:500]!r}") from error
        except (urllib.error.URLError, OSError):
            if time.monotonic() > end:
                raise
            time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
