"""Words for the same thing, as editors keep them: groups of words and phrases of one language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from ..analysis import Analyser, QueryWord

Tokens = tuple[str, ...]
_SHIPPED: Final = Path(__file__).parent.parent / "analysis" / "data" / "synonyme_de.toml"
_LONGEST_PHRASE: Final = 4  # words


class Synonyms:
    """Looks up what else a word or phrase of a query may be called.

    A group member may be several words ("SGB II", "Agentur für Arbeit"); all of its tokens then
    have to be there.
    """

    def __init__(self, groups: Iterable[Sequence[str]], analyser: Analyser) -> None:
        self._others: dict[Tokens, list[Tokens]] = {}
        for group in groups:
            members = [key for member in group if (key := phrase_key(analyser.query(member)))]
            for member in members:
                known = self._others.setdefault(member, [])
                known += [other for other in members if other != member and other not in known]

    def of(self, tokens: Tokens) -> Sequence[Tokens]:
        return self._others.get(tokens, ())

    def longest_phrase(self, words: Sequence[QueryWord]) -> int:
        """How many words at the beginning of `words` are one member of a group; at least 1."""
        for length in range(min(len(words), _LONGEST_PHRASE), 1, -1):
            if phrase_key(words[:length]) in self._others:
                return length
        return 1


def phrase_key(words: Sequence[QueryWord]) -> Tokens:
    return tuple(word.stem for word in words)


@cache
def shipped_groups() -> tuple[tuple[str, ...], ...]:
    """The German groups the project comes with; editors extend them in the admin."""
    groups = tomllib.loads(_SHIPPED.read_text(encoding="utf-8"))["gruppen"]
    return tuple(tuple(group) for group in groups)
