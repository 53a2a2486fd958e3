"""Start the site from a fresh clone: environment, database, example content, server.

    make run              or, without make:   python3 scripts/start.py
    PORT=9000 make run    another port than 8000

Every step that is done already is skipped, so the second start takes seconds. Standard library
only; what needs packages runs in .venv. All it writes is in var/ (delete that to begin anew).
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import environment

ROOT = environment.ROOT
VAR = ROOT / "var"
STATE = VAR / "start.json"
PASSWORD_FILE = VAR / "beispiel-passwort"
MIGRATED_APPS = ("site/portal", "publikationen", "angebote", "search")


def main() -> int:
    """Prepare what is missing and serve until Ctrl-C; return the server's exit code."""
    began = time.monotonic()
    port = int(os.environ.get("PORT", "8000"))
    refuse_a_taken_port(port)
    python = environment.ensure("base")
    VAR.mkdir(exist_ok=True)
    settings = os.environ | defaults(port)
    run(python, "scripts/catalogues.py", settings=settings)
    prepare_database(python, settings)
    announce(port, settings, seconds=time.monotonic() - began)
    loading = translate_meanwhile(python, settings)
    try:
        return serve(python, port, settings)
    finally:
        if loading is not None:
            loading.terminate()


def refuse_a_taken_port(port: int) -> None:
    """Say now, not after a minute of work, that somebody else listens on ``port``."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            sys.exit(f"Port {port} is taken. Choose another one: PORT={port + 1} make run")


def defaults(port: int) -> dict[str, str]:
    """Settings of a working copy, where the caller's environment has none of its own."""
    wanted = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        # Errors as readers see them; DEBUG=1 make run shows tracebacks instead.
        "DEBUG": "0",
        "DATABASE_URL": f"sqlite:///{VAR / 'portal.sqlite3'}",
        "PUBLIC_URL": f"http://localhost:{port}",
        "BEISPIEL_PASSWORT": example_password(),
    }
    return {name: value for name, value in wanted.items() if not os.environ.get(name)}


def example_password() -> str:
    """The password of the example accounts of this working copy, made at the first start."""
    if not PASSWORD_FILE.exists():
        VAR.mkdir(exist_ok=True)
        PASSWORD_FILE.touch(mode=0o600)
        PASSWORD_FILE.write_text("-".join(secrets.token_hex(2) for _ in range(4)) + "\n")
    return PASSWORD_FILE.read_text().strip()


def prepare_database(python: Path, settings: Mapping[str, str]) -> None:
    """Migrate when a migration or the lock changed, and load the example content once."""
    state = read_state(settings)
    wanted = migration_fingerprint()
    if state.get("migrated") != wanted:
        print("Bringing the database up to date …", flush=True)
        run(python, "manage.py", "migrate", "--verbosity", "0", settings=settings)
        state["migrated"] = wanted
        write_state(settings, state)
    if not state.get("content"):
        print("Loading the example content (once) …", flush=True)
        run(python, "manage.py", "beispielinhalte", "--nur-deutsch", settings=settings)
        state["content"] = True
        write_state(settings, state)


def translate_meanwhile(
    python: Path, settings: Mapping[str, str]
) -> subprocess.Popen[bytes] | None:
    """Load the translated pages beside the server, so that nobody waits for twelve languages.

    It ends with the server; what is missing then comes with the next start.
    """
    if read_state(settings).get("translations"):
        return None
    print("The pages in other languages are being added; this takes about a minute.\n", flush=True)
    command = [str(python), "manage.py", "beispielinhalte"]
    loading = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.DEVNULL)

    def note_when_done() -> None:
        if loading.wait() == 0:
            write_state(settings, read_state(settings) | {"translations": True})
            print("All languages are there.", flush=True)

    threading.Thread(target=note_when_done, daemon=True).start()
    return loading


def read_state(settings: Mapping[str, str]) -> dict[str, object]:
    """What was done to this database before; nothing when it is another one or its file is gone."""
    address = settings["DATABASE_URL"]
    if address.startswith("sqlite:///") and not Path(address.removeprefix("sqlite:///")).exists():
        return {}
    if not STATE.exists():
        return {}
    states: dict[str, dict[str, object]] = json.loads(STATE.read_text(encoding="utf-8"))
    return states.get(database_key(settings), {})


def write_state(settings: Mapping[str, str], state: dict[str, object]) -> None:
    """Remember ``state`` for this database."""
    states = json.loads(STATE.read_text(encoding="utf-8")) if STATE.exists() else {}
    states[database_key(settings)] = state
    STATE.write_text(json.dumps(states, indent=1), encoding="utf-8")


def database_key(settings: Mapping[str, str]) -> str:
    """A name for the database that does not carry its password."""
    return hashlib.sha256(settings["DATABASE_URL"].encode()).hexdigest()[:16]


def migration_fingerprint() -> str:
    """Hash over our migrations and the lock file, from which all the others come."""
    digest = hashlib.sha256((environment.REQUIREMENTS / "base.txt").read_bytes())
    for app in MIGRATED_APPS:
        for path in sorted((ROOT / app).rglob("migrations/*.py")):
            digest.update(path.relative_to(ROOT).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def announce(port: int, settings: Mapping[str, str], *, seconds: float) -> None:
    """Say where the site is and how to sign in."""
    print(
        f"""
Ready after {seconds:.0f} s.

  Site            http://localhost:{port}/
  Administration  http://localhost:{port}/verwaltung/

  Example accounts, all with the password  {settings["BEISPIEL_PASSWORT"]}
    redaktion        edits, publishes          einreichung-3-4  submits for Bereich 3-4
    leitung-3-4      releases for Bereich 3-4  einreichung-2-5  submits for Bereich 2-5
    leitung-2-5      releases for Bereich 2-5  uebersetzung     translates
    admin            everything

Stop with Ctrl-C. To begin anew, delete the folder var/.
""",
        flush=True,
    )


def serve(python: Path, port: int, settings: Mapping[str, str]) -> int:
    """Run the development server until Ctrl-C (HOST=0.0.0.0 shows it to the network)."""
    address = f"{os.environ.get('HOST', '127.0.0.1')}:{port}"
    command = [str(python), "manage.py", "runserver", address]
    try:
        return subprocess.call(command, cwd=ROOT, env=settings)
    except KeyboardInterrupt:
        return 0


def run(python: Path, *arguments: str, settings: Mapping[str, str]) -> None:
    """Run one step in .venv; when it fails, stop with its exit code (it has said why)."""
    result = subprocess.run([str(python), *arguments], cwd=ROOT, env=settings, check=False)
    if result.returncode:
        sys.exit(f"\nThis step failed: {' '.join(arguments)}")


if __name__ == "__main__":
    sys.exit(main())
