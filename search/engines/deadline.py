"""A limit on the whole of a piece of work; clients only limit the wait for its next byte."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from threading import Thread
from typing import TypeVar

from .base import EngineUnavailable

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return what ``work`` returns, or raise what it raises, in ``seconds`` at most.

    Work that takes longer raises `EngineUnavailable` here and ends by itself: its thread keeps no
    process alive, and the breaker sees to it that there are few of them.
    """
    if seconds <= 0:
        raise EngineUnavailable("no time left")
    future: Future[T] = Future()
    Thread(target=_carry_out, args=(future, work), daemon=True).start()
    try:
        return future.result(timeout=seconds)
    except TooLate as error:
        raise EngineUnavailable(f"no complete answer in {seconds:.1f} s") from error


def _carry_out(future: Future[T], work: Callable[[], T]) -> None:
    try:
        future.set_result(work())
    except Exception as error:  # noqa: BLE001  it is raised where the work was asked for
        future.set_exception(error)
