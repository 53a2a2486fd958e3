"""Fetch one artifact through Maven, which knows where to ask; kept between runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.servers.process import ServerError

HOW_TO_GET = "apt-get install maven openjdk-17-jre-headless"


def cache_folder() -> Path:
    """Where downloads stay between runs (XDG_CACHE_HOME)."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "expertinnendialoge"


def artifact(group: str, name: str, version: str, kind: str = "jar") -> Path:
    """Path of the file; raises ServerError when neither the cache nor Maven has it."""
    target = cache_folder() / f"{name}-{version}.{kind}"
    if not target.exists():
        if shutil.which("mvn") is None:
            raise ServerError(f"{name} {version} is fetched with Maven: {HOW_TO_GET}")
        coordinates = f"{group}:{name}:{version}:{kind}"
        maven("dependency:get", f"-Dartifact={coordinates}", "-Dtransitive=false")
        folder = f"-DoutputDirectory={target.parent}"
        maven("dependency:copy", f"-Dartifact={coordinates}", folder, "-Dmdep.useBaseVersion=true")
    return target


def maven(*arguments: str) -> None:
    """Run one Maven goal quietly."""
    result = subprocess.run(
        ["mvn", "-q", "-B", *arguments], capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise ServerError(f"mvn {arguments[0]} failed: {result.stdout.strip()[-1500:]}")


def java_home(at_least: int = 17) -> Path:
    """Home of an installed Java of that release or newer, the oldest that will do."""
    candidates = [Path(home) for home in (os.environ.get("JAVA_HOME"), *from_path()) if home]
    candidates += sorted(Path("/usr/lib/jvm").glob("*"))
    releases = {home: release for home in candidates if (release := java_release(home))}
    fitting = {home: release for home, release in releases.items() if release >= at_least}
    if not fitting:
        raise ServerError(
            f"Java {at_least} or newer is missing: a newer Java, e.g. of Debian or Temurin"
        )
    return min(fitting, key=lambda home: fitting[home])


def from_path() -> list[str]:
    """Home of the `java` on the path, if any."""
    program = shutil.which("java")
    return [str(Path(program).resolve().parent.parent)] if program else []


def java_release(home: Path) -> int | None:
    """Main version number that the folder's release file states; None when it is no Java."""
    release = home / "release"
    if not release.exists() or not (home / "bin" / "java").exists():
        return None
    for line in release.read_text(errors="replace").splitlines():
        if line.startswith("JAVA_VERSION="):
            return int(line.split('"')[1].split(".")[0].split("-")[0])
    return None
