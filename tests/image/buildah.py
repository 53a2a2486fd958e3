"""Build and run images with buildah, on a base made of Debian's own packages."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

BUILDAH = ("buildah", "--storage-driver", "vfs")
BASE = "localhost/expertinnendialoge-base:1"
IMAGE = "localhost/expertinnendialoge:test"
SUITE = "bookworm"
PACKAGES = "python3,python3-venv,ca-certificates"
# How this machine reaches its registries stays outside the image: mounted while building.
CLIENT_SETTINGS = ("/etc/ssl/certs", "/etc/pip.conf", "/etc/apt")
ROOT = Path(__file__).resolve().parents[2]


def buildah(*arguments: str) -> str:
    """Run one buildah command; return what it printed. Raises CalledProcessError."""
    command = [*BUILDAH, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    return done.stdout.strip()


def size_of(image: str) -> int:
    """Size of the image's files in bytes."""
    mounted = buildah("from", image)
    try:
        folder = buildah("mount", mounted)
        counted = subprocess.run(["du", "-sb", folder], check=True, capture_output=True, text=True)
        return int(counted.stdout.split()[0])
    finally:
        buildah("rm", mounted)


def ensure_base() -> None:
    """Make the base image once: what python:slim would be, from Debian's packages."""
    known = subprocess.run([*BUILDAH, "inspect", "--type", "image", BASE], capture_output=True)
    if known.returncode == 0:
        return
    with tempfile.TemporaryDirectory(prefix="portal-base-") as folder:
        bootstrap = ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", SUITE]
        subprocess.run([*bootstrap, folder, mirror()], check=True, stdout=subprocess.DEVNULL)
        container = buildah("from", "scratch")
        buildah("add", "--quiet", container, folder, "/")
        buildah("commit", "--quiet", "--rm", container, BASE)


def mirror() -> str:
    """Where apt itself gets Debian from."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI)"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return next(address for address in answer if address.rstrip("/").endswith("debian"))


def build() -> None:
    """Build the Dockerfile of this working copy on the base."""
    mounts = [f"--volume={path}:{path}:ro" for path in CLIENT_SETTINGS if Path(path).exists()]
    options = ["--isolation", "chroot", "--network", "host", "--format", "docker", "--layers"]
    certificates = "PIP_CERT=/etc/ssl/certs/ca-certificates.crt"
    arguments = ["--build-arg", f"BASE={BASE}", "--env", certificates, "--tag", IMAGE, "."]
    buildah("bud", *options, *mounts, *arguments)


@contextmanager
def container(environment: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """A container of the image; yields the command prefix that runs something in it."""
    name = buildah("from", IMAGE)
    variables = [part for key, value in environment.items() for part in ("--env", f"{key}={value}")]
    try:
        yield [*BUILDAH, "run", "--isolation", "chroot", *variables, name, "--"]
    finally:
        buildah("rm", name)
