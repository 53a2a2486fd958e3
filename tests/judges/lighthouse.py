"""Lighthouse: speed on a slow phone, best practices, SEO, accessibility."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.servers.left_out import NODE_MODULES, chromium

ATTEMPTS = 3
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


class LighthouseBroken(RuntimeError):
    """Lighthouse could not look at the page at all."""


@dataclass(frozen=True)
class Report:
    """Scores by category (0 to 1) and what cost points, one line each."""

    scores: dict[str, float]
    lost: list[str]


def report(url: str) -> Report:
    """Visit ``url`` as Lighthouse's slow phone and report; takes 15 to 25 seconds.

    A visit on which Lighthouse itself breaks down (its browser did not start, a trace without a
    first paint) is no verdict on the page and is made again; a low score is never asked again.

    Raises:
        LighthouseBroken: It broke down ``ATTEMPTS`` times; carries what it said last.
    """
    said = ""
    for _ in range(ATTEMPTS):
        found, said = visit(url)
        if found is not None:
            return read(found)
    raise LighthouseBroken(said)


def visit(url: str) -> tuple[dict[str, Any] | None, str]:
    """Lighthouse's result, or None when it broke down, and what it said meanwhile."""
    with tempfile.TemporaryDirectory(prefix="portal-lighthouse-") as folder:
        target = Path(folder) / "report.json"
        options = [f"--output-path={target}", "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
        program = str(NODE_MODULES / ".bin" / "lighthouse")
        settings = os.environ | {"CHROME_PATH": chromium() or "", "TMPDIR": folder}
        done = subprocess.run(
            [program, url, *options], env=settings, capture_output=True, text=True, check=False
        )
        said = done.stdout + done.stderr
        if done.returncode or not target.exists():
            return None, said
        found = json.loads(target.read_text(encoding="utf-8"))
        return (None, str(found["runtimeError"])) if "runtimeError" in found else (found, said)


def read(found: dict[str, Any]) -> Report:
    """Pick scores and lost points out of Lighthouse's result."""
    scores = {name: category["score"] for name, category in found["categories"].items()}
    weighted = {
        reference["id"]
        for category in found["categories"].values()
        for reference in category["auditRefs"]
        if reference["weight"]
    }
    lost = [
        f"{name}: {audit['title']} ({audit.get('displayValue', audit['score'])})"
        for name, audit in found["audits"].items()
        if name in weighted and audit["score"] is not None and audit["score"] < 1
    ]
    return Report(scores=scores, lost=lost)
