"""How a connection to PostgreSQL is used: many short questions, no long reports."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver

# Compiling a question, or starting processes for it, takes longer than answering it: many tokens in
# one statement look expensive to the planner (measured: p95 0.4 s instead of some milliseconds).
_SHORT = (
    "SELECT set_config('jit', 'off', false),"
    " set_config('max_parallel_workers_per_gather', '0', false)"
)


@receiver(connection_created, dispatch_uid="search_short_questions")
def answer_short_questions(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_SHORT)
