"""Keeps what does not change while one request is answered; outside of one, or of a block that says
it only reads, nothing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.dispatch import receiver

T = TypeVar("T")
_kept = Local()


@receiver(request_started, dispatch_uid="per_request_begin")
def begin(**_: Any) -> None:
    _kept.values = {}


@receiver(request_finished, dispatch_uid="per_request_end")
def end(**_: Any) -> None:
    _kept.values = None


@contextmanager
def reading() -> Iterator[None]:
    """Keep for this block, which writes nothing; what a request has kept before is not used."""
    before = getattr(_kept, "values", None)
    _kept.values = {}
    try:
        yield
    finally:
        _kept.values = before


def forget(key: Hashable) -> None:
    """Work ``key`` out anew when it is asked for again: something it is made from was written."""
    values = getattr(_kept, "values", None)
    if values is not None:
        values.pop(key, None)


def per_request(key: Hashable, make: Callable[[], T]) -> T:
    """Return what ``make`` gives, asking it once a request."""
    values = getattr(_kept, "values", None)
    if values is None:
        return make()
    if key not in values:
        values[key] = make()
    found: T = values[key]
    return found
