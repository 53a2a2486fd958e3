"""Which rows hold a token, remembered as long as no row changes: common words are asked often."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from ..bits import Bits

Posting = tuple[str, str]  # column, token

_MOST_POSTINGS: Final = 4_000  # of 200 000 rows: at most 100 MB, mostly far less


class Postings:
    """Rows by column and token, for one state of the catalogue."""

    def __init__(self, stamp: int) -> None:
        self.stamp = stamp
        self._rows: dict[Posting, Bits] = {}

    def ensure(
        self,
        wanted: Iterable[Posting],
        look_up: Callable[[Sequence[Posting]], Mapping[Posting, Bits]],
    ) -> None:
        """Look up in one go what is not known yet."""
        missing = [posting for posting in dict.fromkeys(wanted) if posting not in self._rows]
        if missing:
            found = look_up(missing)
            self._rows.update((posting, found.get(posting, 0)) for posting in missing)

    @property
    def is_full(self) -> bool:
        return len(self._rows) > _MOST_POSTINGS

    def holding(self, column: str, tokens: Sequence[str]) -> Bits:
        """Rows that hold all tokens."""
        found = self._rows[column, tokens[0]]
        for token in tokens[1:]:
            found &= self._rows[column, token]
        return found


class _Shelf:
    """The postings of the newest state, shared by the threads of a process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._newest = Postings(-1)

    def of(self, stamp: int) -> Postings:
        with self._lock:
            if self._newest.stamp != stamp or self._newest.is_full:
                self._newest = Postings(stamp)
            return self._newest


@cache
def _shelf(using: str) -> _Shelf:
    return _Shelf()


def postings(using: str, stamp: int) -> Postings:
    """What is remembered of one database in this state; empty when the state is new."""
    return _shelf(using).of(stamp)
