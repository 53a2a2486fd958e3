"""Words without meaning for the search, one list a language, kept by us as plain text files."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "data"


@cache
def stopwords(language: str) -> frozenset[str]:
    """The words of `data/stoppwoerter_<language>.txt`, unfolded; none where there is no list."""
    path = _FOLDER / f"stoppwoerter_{language}.txt"
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
