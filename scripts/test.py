"""Run the tests on every database this machine has; arguments go to pytest.

First on a PostgreSQL of our own what depends on the database (with --all: everything), then
everything on SQLite, so that the closing lines are those of the larger run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS = 5


def main() -> int:
    """Return 0 when every run passed, else the first exit code that was not 0."""
    arguments = sys.argv[1:]
    codes = [on_postgres(arguments), on_sqlite(arguments)]
    return next((code for code in codes if code), 0)


def on_postgres(arguments: list[str]) -> int:
    """Run what differs between databases on PostgreSQL; nothing to do is no failure."""
    from tests.servers import postgres

    if not postgres.is_available():
        print(f"Left out: all tests on PostgreSQL, which is missing ({postgres.HOW_TO_GET})")
        return 0
    chosen = [sys.executable, "-m", "pytest", "-m", "(postgres or databases) and not elastic"]
    command = [sys.executable, "-m", "tests.servers", "postgres", "--", *chosen, *arguments]
    code = subprocess.call(command, cwd=ROOT)
    return 0 if code == NO_TESTS else code


def on_sqlite(arguments: list[str]) -> int:
    """Run everything but PostgreSQL's own and the search servers' tests, on both cores."""
    settings = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-m",
        "not postgres and not elastic and not matrix and not pdfs",
        "-n",
        "2",
    ]
    return subprocess.call([*command, *arguments], cwd=ROOT, env=settings)


if __name__ == "__main__":
    sys.exit(main())
