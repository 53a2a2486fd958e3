"""After a failure the search server is left alone for a while, so that no reader waits for it."""

from __future__ import annotations

import threading
import time


class Breaker:
    """Closed: ask the server. Open: do not, until ``seconds`` after the last failure.

    Kept in the process: each worker finds out for itself within one request, and no cache that may
    be down as well stands between.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._open_until = float("-inf")
        self._lock = threading.Lock()

    @property
    def is_open(self) -> bool:
        return time.monotonic() < self._open_until

    def trip(self) -> None:
        with self._lock:
            self._open_until = time.monotonic() + self.seconds

    def reset(self) -> None:
        with self._lock:
            self._open_until = float("-inf")
