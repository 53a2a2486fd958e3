"""Word lists of the German rules, kept as data so that they can be read and extended."""

import tomllib
from functools import cache
from pathlib import Path

_RULES = Path(__file__).parent / "data" / "regeln_de.toml"


def word_set(name: str) -> frozenset[str]:
    """A list of `data/regeln_de.toml`, folded words."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(_RULES.read_text(encoding="utf-8"))
