"""What this machine cannot run, said in one line each with the way to get it."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.servers import postgres

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NODE_MODULES = Path(__file__).resolve().parents[2] / "node_modules"
PREFIX = "left out: "


def chromium() -> str | None:
    """Path of an installed Chromium or Chrome (CHROME_PATH wins)."""
    named = os.environ.get("CHROME_PATH")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def reason(item: pytest.Item, *, vendor: str, elastic: bool) -> str | None:
    """Why ``item`` cannot run on database ``vendor``, with search servers asked for or not."""
    if item.get_closest_marker("browser") and chromium() is None:
        return "browser tests, chromium is missing (apt-get install chromium)"
    if item.get_closest_marker("postgres") and vendor != "postgresql":
        if postgres.is_available():
            return "tests for PostgreSQL (make test runs them, make test-postgres runs all on it)"
        return f"tests for PostgreSQL, which is missing ({postgres.HOW_TO_GET})"
    if item.get_closest_marker("sqlite") and vendor != "sqlite":
        return "tests for SQLite (make test runs them)"
    if item.get_closest_marker("elastic") and not elastic:
        return "tests with search servers (make test-elastic)"
    if item.get_closest_marker("judge"):
        return missing_judge()
    return None


def missing_judge() -> str | None:
    """What the judges need and this machine lacks."""
    if not NODE_MODULES.exists():
        return "judges from outside, their packages are missing (npm ci --ignore-scripts)"
    if shutil.which("java") is None:
        return (
            "judges from outside, Java is missing (apt-get install openjdk-17-jre-headless maven)"
        )
    return None


def summary(reasons: list[str]) -> list[str]:
    """One line per reason with the number of tests."""
    counted = Counter(text.partition(PREFIX)[2] for text in reasons if PREFIX in text)
    return [f"Left out: {number} {text}" for text, number in sorted(counted.items())]
