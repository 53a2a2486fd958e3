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

FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


@dataclass(frozen=True)
class Report:
    """Scores by category (0 to 1) and what cost points, one line each."""

    scores: dict[str, float]
    lost: list[str]


def report(url: str) -> Report:
    """Visit ``url`` as Lighthouse's slow phone and report; takes 15 to 25 seconds."""
    with tempfile.TemporaryDirectory(prefix="portal-lighthouse-") as folder:
        target = Path(folder) / "report.json"
        options = [f"--output-path={target}", "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
        program = str(NODE_MODULES / ".bin" / "lighthouse")
        settings = os.environ | {"CHROME_PATH": chromium() or "", "TMPDIR": folder}
        subprocess.run([program, url, *options], env=settings, check=True, capture_output=True)
        return read(json.loads(target.read_text(encoding="utf-8")))


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
