"""The Nu HTML Checker: HTML, ARIA use and CSS against the standards."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.servers.left_out import NODE_MODULES
from tests.servers.maven import java_home

# What the checker says and we do not follow, each with its reason.
NOT_FOLLOWED: tuple[str, ...] = ()


def errors(documents: Mapping[str, str], *, kind: str = "html") -> dict[str, list[str]]:
    """Errors by name of the document, without an entry where there is none.

    ``documents``: name -> text; all are read in one call, since starting the checker takes a
    second. ``kind``: html, css or svg. Warnings are not errors and are left out.
    """
    with tempfile.TemporaryDirectory(prefix="portal-nu-") as folder:
        names = {f"{number}.{kind}": name for number, name in enumerate(documents)}
        for file, name in names.items():
            (Path(folder) / file).write_text(documents[name], encoding="utf-8")
        found: dict[str, list[str]] = {}
        for message in messages([str(Path(folder) / file) for file in names], kind):
            name = names[Path(message["url"]).name]
            found.setdefault(name, []).append(describe(message))
        return found


def messages(files: list[str], kind: str) -> list[dict[str, Any]]:
    """The checker's own messages for the files, errors only."""
    java = str(java_home() / "bin" / "java")
    jar = str(NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar")
    options = ["--format", "json", "--stdout", "--errors-only", "--exit-zero-always"]
    command = [java, "-Xss4m", "-jar", jar, *options, *([f"--{kind}"] if kind != "html" else [])]
    answer = subprocess.run([*command, *files], capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(answer.stdout)["messages"]
    return [one for one in found if not any(text in one["message"] for text in NOT_FOLLOWED)]


def describe(message: dict[str, Any]) -> str:
    """Place, complaint and the text it is about, in one line."""
    extract = " ".join(message.get("extract", "").split())
    return f"line {message.get('lastLine', '?')}: {message['message']} … {extract}"
