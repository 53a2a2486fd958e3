"""The permission matrix: which role may get an answer (2xx) from which address.

Every URL name of the resolver needs a row in `ROWS`; the first pattern that matches counts. A row
gives the roles for reading (GET) and for writing (POST). `test_matrix` asks every address as every
role and fails for an answer nobody expected, for a write nobody allowed, and for any 5xx.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Final

from django.urls import URLPattern, URLResolver, get_resolver

ROLES: Final = (
    "anonym",
    "einreichung_a",
    "einreichung_b",
    "leitung_a",
    "leitung_b",
    "redaktion",
    "uebersetzung",
    "datenpflege",
    "administration",
)
ALL: Final = frozenset(ROLES)
NOBODY: Final[frozenset[str]] = frozenset()
STAFF: Final = ALL - {"anonym"}
ADMINISTRATION: Final = frozenset({"administration"})
CENTRAL: Final = frozenset({"redaktion", "administration"})
REGISTERS: Final = CENTRAL | {"datenpflege"}
# The offer of the matrix belongs to A and waits for the release by A's head.
AUTHOR: Final = CENTRAL | {"einreichung_a"}
REVIEWER: Final = AUTHOR | {"leitung_a"}
BEREICH_A: Final = CENTRAL | {"einreichung_a", "leitung_a"}
EDITORS: Final = CENTRAL | {"einreichung_a", "einreichung_b"}
TREE: Final = EDITORS | {"uebersetzung"}
TRANSLATORS: Final = CENTRAL | {"uebersetzung"}
UPLOADERS: Final = EDITORS
EINREICHUNG_B: Final = frozenset({"einreichung_b"})
# A draft of B that is not in review.
FOREIGN: Final = CENTRAL | EINREICHUNG_B
# Somebody of A, with an offer that is not in review: its head does not write.
OWN: Final = CENTRAL | {"einreichung_a"}


@dataclass(frozen=True)
class Row:
    """``read``: roles that may get 2xx by GET; ``write``: by POST, and whose POST may write."""

    pattern: str
    read: frozenset[str]
    write: frozenset[str] = NOBODY


@dataclass(frozen=True)
class Address:
    """One URL pattern of the resolver with its parameters."""

    name: str
    route: str
    params: tuple[str, ...] = field(default=())


def addresses() -> list[Address]:
    """Every address the resolver knows, ours and Wagtail's."""
    return list(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: Any, prefix: str, names: tuple[str, ...]) -> Iterator[Address]:
    for entry in patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            name = ":".join([*names, entry.name or f"-{route}"])
            yield Address(name, route, params_of(entry.pattern))
        elif isinstance(entry, URLResolver):
            inner = (*names, entry.namespace) if entry.namespace else names
            yield from _walk(entry.url_patterns, route, inner)


def params_of(pattern: Any) -> tuple[str, ...]:
    """Names of the parameters; a regular expression with unnamed groups has numbered ones."""
    named = tuple(pattern.regex.groupindex)
    return named or tuple(f"({n})" for n in range(pattern.regex.groups))


def row_for(name: str, rows: tuple[Row, ...]) -> Row | None:
    return next((row for row in rows if fnmatchcase(name, row.pattern)), None)
