"""Word lists of the German rules, kept as data so that they can be read and extended."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_RULES = Path(__file__).parent / "data" / "regeln_de.toml"


def word_set(name: str) -> frozenset[str]:
    """A list of `data/regeln_de.toml`, folded words."""
    return frozenset(str(_lists()[name]).split())


@cache
def word_map(name: str) -> dict[str, str]:
    """A table of `data/regeln_de.toml`."""
    return {str(key): str(value) for key, value in _lists()[name].items()}


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(_RULES.read_text(encoding="utf-8"))
