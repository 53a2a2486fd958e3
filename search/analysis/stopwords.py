"""Words without meaning for the search, and words that only frame a question; one list a language,
kept by us as plain text files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .terms import Analyser

_FOLDER = Path(__file__).parent / "data"


@cache
def stopwords(language: str) -> frozenset[str]:
    """The words of `data/stoppwoerter_<language>.txt`, unfolded; none where there is no list."""
    return _listed(f"stoppwoerter_{language}.txt")


def weak_words(language: str, analyser: Analyser) -> frozenset[str]:
    """Folded words of `data/schwach_<language>.txt`: found, but worth little ("Welche Arten von
    Hilfen gibt es ...")."""
    words = _listed(f"schwach_{language.removesuffix('-simple')}.txt")
    return frozenset(word.form for listed in words for word in analyser.query(listed))


def _listed(name: str) -> frozenset[str]:
    path = _FOLDER / name
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
