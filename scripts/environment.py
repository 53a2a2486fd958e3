"""Build .venv from the locked requirements, and only when it is out of date.

Standard library only: this runs before anything is installed.

    python3 scripts/environment.py            everything for development and tests
    python3 scripts/environment.py --run-only just what the site needs to run
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
STAMP = VENV / "installed"
SUPPORTED = ((3, 11), (3, 14))


def main() -> int:
    """Make the environment and return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--run-only", action="store_true", help="leave out lint and test packages")
    ensure("base" if parser.parse_args().run_only else "dev")
    return 0


def ensure(kind: str) -> Path:
    """Bring .venv up to date for ``kind`` ("base" or "dev"); return its Python."""
    check_python()
    if not is_current(kind):
        create()
        install(kind)
        put_sources_on_path()
        STAMP.write_text(f"{kind} {fingerprint(kind)}\n", encoding="utf-8")
    return python()


def check_python() -> None:
    """Stop with a clear sentence on a Python the locked packages were not resolved for."""
    lowest, beyond = SUPPORTED
    if not lowest <= sys.version_info[:2] < beyond:
        sys.exit(
            f"Python {lowest[0]}.{lowest[1]} to {beyond[0]}.{beyond[1] - 1} is needed, this is "
            f"{sys.version.split()[0]}. Choose another one, for example: make run PYTHON=python3.12"
        )


def is_current(kind: str) -> bool:
    """Whether .venv holds what the lock file says; a development environment can also run."""
    if not python().exists() or not STAMP.exists():
        return False
    installed, _, print_of = STAMP.read_text(encoding="utf-8").strip().partition(" ")
    wanted = {"dev"} if kind == "dev" else {"base", "dev"}
    return installed in wanted and print_of == fingerprint(installed)


def fingerprint(kind: str) -> str:
    """Hash over the lock files of ``kind`` and the Python version."""
    digest = hashlib.sha256(".".join(map(str, sys.version_info[:2])).encode())
    for name in ("uv", kind):
        digest.update((REQUIREMENTS / f"{name}.txt").read_bytes())
    return digest.hexdigest()


def create() -> None:
    """Make a fresh .venv when there is none or when it belongs to another Python version."""
    marker = VENV / "pyvenv.cfg"
    version = ".".join(map(str, sys.version_info[:2])) + "."
    same = marker.exists() and f"version = {version}" in marker.read_text(encoding="utf-8")
    if same and python().exists():
        return
    print("Creating .venv …", flush=True)
    venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt").create(VENV)


def install(kind: str) -> None:
    """Install exactly the locked packages, with uv where it can be had and with pip otherwise."""
    lock = REQUIREMENTS / f"{kind}.txt"
    print(f"Installing the packages of requirements/{lock.name} …", flush=True)
    uv = find_uv()
    if uv:
        command = [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", str(python())]
        # sync removes what is not listed, and uv itself must stay
        if (
            subprocess.run(
                [*command, str(lock), str(REQUIREMENTS / "uv.txt")], check=False
            ).returncode
            == 0
        ):
            return
        print("uv did not manage, trying pip (slower) …", flush=True)
    run_pip("install", "--quiet", "--require-hashes", "-r", str(lock))


def find_uv() -> str | None:
    """Path of uv (in .venv, on the machine, or freshly installed); None where it has no build."""
    inside = python().with_name("uv.exe" if os.name == "nt" else "uv")
    if not inside.exists():
        on_machine = shutil.which("uv")
        if on_machine:
            return on_machine
        lock = str(REQUIREMENTS / "uv.txt")
        run_pip(
            "install",
            "--quiet",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
            lock,
            check=False,
        )
    return str(inside) if inside.exists() else None


def run_pip(*arguments: str, check: bool = True) -> None:
    """Run the environment's own pip; stop with its exit code when ``check`` and it failed."""
    command = [str(python()), "-m", "pip", "--disable-pip-version-check", *arguments]
    result = subprocess.run(command, check=False)
    if check and result.returncode:
        sys.exit(result.returncode)


def put_sources_on_path() -> None:
    """Let every tool of .venv import `portal` (in site/) and the packages at the root."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([str(python()), "-c", code], check=True, capture_output=True, text=True)
    target = Path(answer.stdout.strip()) / "portal-sources.pth"
    target.write_text(f"{ROOT}\n{ROOT / 'site'}\n", encoding="utf-8")


def python() -> Path:
    """The Python of .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


if __name__ == "__main__":
    sys.exit(main())
