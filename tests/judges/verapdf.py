"""veraPDF, the reference validator of PDF/UA and PDF/A."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.servers.maven import artifact, java_home

VERSION = "1.28.1"


def verdicts(files: Iterable[Path], flavour: str = "ua1") -> dict[str, list[str]]:
    """Broken rules by file name, empty where a file keeps all of them.

    One call for many files saves a second each. ``flavour``: ua1, ua2, 1a … 4, wt1r, wt1a.
    """
    jar = artifact("org.verapdf.apps", "greenfield-apps", VERSION)
    java = str(java_home() / "bin" / "java")
    program = [java, "-cp", str(jar), "org.verapdf.apps.GreenfieldCliWrapper"]
    command = [*program, "--flavour", flavour, "--format", "json", *map(str, files)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    jobs = json.loads(answer.stdout)["report"]["jobs"]
    return {Path(job["itemDetails"]["name"]).name: broken_rules(job) for job in jobs}


def broken_rules(job: dict[str, Any]) -> list[str]:
    """One line per broken rule; a file that could not be read breaks the first rule of all."""
    results = job.get("validationResult") or []
    if not results:
        return [f"not readable as PDF: {job.get('taskException', {}).get('exceptionMessage', '?')}"]
    return [
        f"{rule['clause']}-{rule['testNumber']}: {rule['description']} "
        f"({rule['failedChecks']}×, e.g. {rule['checks'][0]['context']})"
        for result in results
        for rule in result["details"]["ruleSummaries"]
    ]
