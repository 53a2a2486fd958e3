"""Keeps the word statistics in step with the rows: which words there are, and how common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import connections

from .models import SearchDocument, SearchTerm, SearchToken

LONGEST_TOKEN: Final = 120
_ROWS_A_STATEMENT: Final = 150  # times five values: below SQLite's limit of 999

_TERMS: Final = (
    "INSERT INTO search_searchterm (language, form, word, count, version) {rows}"
    " ON CONFLICT (language, form) DO UPDATE SET"
    " count = search_searchterm.count + excluded.count, version = excluded.version"
)
_TOKENS: Final = (
    "INSERT INTO search_searchtoken (language, token, pages, titles, version) {rows}"
    " ON CONFLICT (language, token) DO UPDATE SET"
    " pages = search_searchtoken.pages + excluded.pages,"
    " titles = search_searchtoken.titles + excluded.titles, version = excluded.version"
)

_BETWEEN: Final = "\x1f"  # in no word: words are letters, digits and what joins them

Parcel = tuple[str, list[Any]]  # where the rows come from, in SQL, and its values


@dataclass(frozen=True, slots=True)
class Words:
    """What a row adds to the statistics of its language."""

    language: str
    forms: dict[str, str] = field(default_factory=dict)
    every: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()

    @classmethod
    def of(cls, row: SearchDocument) -> Words:
        if row.deleted:
            return cls(row.language)
        return cls(
            row.language,
            dict(row.forms),
            _short(row.every.split()),
            _short(row.title_tokens.split()),
        )


def _short(tokens: Iterable[str]) -> frozenset[str]:
    return frozenset(token for token in tokens if len(token) <= LONGEST_TOKEN)


def count_words(changes: Sequence[tuple[Words, Words]], version: int, using: str) -> None:
    """Count the words that came and went, given the words of each row before and now."""
    terms: Counter[tuple[str, str]] = Counter()
    pages: Counter[tuple[str, str]] = Counter()
    titles: Counter[tuple[str, str]] = Counter()
    spellings: dict[tuple[str, str], str] = {}
    for before, now in changes:
        for sign, words in ((-1, before), (1, now)):
            _add(terms, words.language, words.forms, sign)
            _add(pages, words.language, words.every, sign)
            _add(titles, words.language, words.title, sign)
            spellings |= {(words.language, form): word for form, word in words.forms.items()}
    _write(
        _TERMS,
        [(*key, spellings[key], step, version) for key, step in sorted(terms.items()) if step],
        using,
    )
    _write(
        _TOKENS,
        [
            (*key, pages[key], titles[key], version)
            for key in sorted({*pages, *titles})
            if pages[key] or titles[key]
        ],
        using,
    )


def _add(counts: Counter[tuple[str, str]], language: str, words: Iterable[str], sign: int) -> None:
    for word in words:
        counts[language, word] += sign


def _write(statement: str, rows: Sequence[tuple[str | int, ...]], using: str) -> None:
    parcels = _as_columns(rows) if connections[using].vendor == "postgresql" else _as_rows(rows)
    with connections[using].cursor() as cursor:
        for source, values in parcels:
            cursor.execute(statement.format(rows=source), values)


def _as_columns(rows: Sequence[tuple[str | int, ...]]) -> Iterator[Parcel]:
    """One text a column: reading thousands of values takes PostgreSQL longer than storing them."""
    if rows:
        kinds = ("text" if isinstance(value, str) else "bigint" for value in rows[0])
        columns = ", ".join(f"string_to_array(%s, '{_BETWEEN}')::{kind}[]" for kind in kinds)
        texts = [_BETWEEN.join(map(str, column)) for column in zip(*rows, strict=True)]
        yield f"SELECT * FROM unnest({columns})", texts  # noqa: S608  names of types only


def _as_rows(rows: Sequence[tuple[str | int, ...]]) -> Iterator[Parcel]:
    for start in range(0, len(rows), _ROWS_A_STATEMENT):
        some = rows[start : start + _ROWS_A_STATEMENT]
        places = ", ".join(["(%s, %s, %s, %s, %s)"] * len(some))
        yield f"VALUES {places}", [value for row in some for value in row]


def count_all(using: str) -> None:
    """Count everything anew, for repairs; run it inside a transaction."""
    SearchTerm.objects.using(using).all().delete()
    SearchToken.objects.using(using).all().delete()
    rows = SearchDocument.objects.using(using).public()
    last = 0
    while some := list(rows.filter(pk__gt=last).order_by("pk")[:200]):
        count_words([(Words(row.language), Words.of(row)) for row in some], some[-1].version, using)
        last = some[-1].pk
