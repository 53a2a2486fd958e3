"""A catalogue that exists for one measurement: own tables, own index, never the live ones."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections

from .collecting import collect_if_due
from .engines.address import parse_search_url
from .engines.base import SearchEngine
from .engines.elastic import ElasticEngine
from .engines.postgres import PostgresEngine
from .engines.server import SearchServer
from .engines.sqlite import SqliteEngine
from .models import (
    LearnedWords,
    PostingCollection,
    SearchDocument,
    SearchFacet,
    SearchLink,
    SearchPosting,
    SearchTerm,
    SearchToken,
    SearchWrite,
    SynonymGroup,
)
from .shipped import store_shipped_groups
from .transfer import Transfer

ALIAS: Final = "suche_messen"
_PATIENT_SECONDS: Final = 60  # nobody waits for a measurement
ENGINES: Final = ("sqlite", "postgres", "elastic")
_MODELS: Final = (
    SearchDocument,
    SearchFacet,
    SearchLink,
    SearchTerm,
    SearchToken,
    SynonymGroup,
    LearnedWords,
    SearchPosting,
    PostingCollection,
    SearchWrite,
)


class ThrowawayCatalogue:
    """Tables under the database alias `using`; `engine()` is to be called once rows are written."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.using = ALIAS
        self.transfer: Transfer | None = None

    def engine(self) -> SearchEngine:
        if self.name != "elastic":
            collect_if_due(self.using)
        if self.name == "sqlite":
            return SqliteEngine(self.using)
        if self.name == "postgres":
            return PostgresEngine(self.using)
        address = parse_search_url(settings.SEARCH_URL)
        if address is None:
            raise ImproperlyConfigured("The engine elastic needs SEARCH_URL.")
        server = SearchServer(address, timeout=_PATIENT_SECONDS)
        alias = f"{address.index}-messen-{time.time_ns()}"
        self.transfer = Transfer(server, alias, self.using)
        index = self.transfer.rebuild()
        server.refresh(index)
        return ElasticEngine(server, alias, self.using)

    def remove_index(self) -> None:
        if self.transfer is not None:
            for index in self.transfer.server.behind(self.transfer.alias):
                self.transfer.server.delete_index(index)


@contextmanager
def throwaway_catalogue(name: str) -> Iterator[ThrowawayCatalogue]:
    """Tables for one engine, gone when the block ends."""
    tables = _in_postgresql if name == "postgres" else _in_sqlite
    with tables():
        store_shipped_groups(SynonymGroup, ALIAS)
        catalogue = ThrowawayCatalogue(name)
        try:
            yield catalogue
        finally:
            catalogue.remove_index()


@contextmanager
def _in_sqlite() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="suche-messen-") as folder:
        database = {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(folder) / "messen.sqlite3"),
            "OPTIONS": {"init_command": "PRAGMA synchronous=OFF;"},
        }
        with _connection(database) as connection:
            with connection.schema_editor() as editor:
                # The rows name no page, but SQLite wants to see the table they could name.
                editor.execute("CREATE TABLE wagtailcore_page (id integer PRIMARY KEY)")
                for model in _MODELS:
                    editor.create_model(model)
                for statement in import_module("search.migrations.0002_full_text").SQLITE:
                    editor.execute(statement)
            yield


@contextmanager
def _in_postgresql() -> Iterator[None]:
    """A schema beside the live one, with the same tables; the live one is only looked at."""
    live = connections.databases[DEFAULT_DB_ALIAS]
    if connections[DEFAULT_DB_ALIAS].vendor != "postgresql":
        raise ImproperlyConfigured("The engine postgres needs DATABASE_URL of a PostgreSQL server.")
    schema = f"suche_messen_{time.time_ns()}"
    options = {**live.get("OPTIONS", {}), "options": f"-c search_path={schema},public"}
    with _connection({**live, "OPTIONS": options}) as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {schema}")
        try:
            for model in _MODELS:
                table = model._meta.db_table
                cursor.execute(f"CREATE TABLE {schema}.{table} (LIKE public.{table} INCLUDING ALL)")
            yield
        finally:
            cursor.execute(f"DROP SCHEMA {schema} CASCADE")


@contextmanager
def _connection(database: dict[str, Any]) -> Iterator[Any]:
    """A database under the alias, without leaving a trace in the settings."""
    connections.databases[ALIAS] = connections.configure_settings(
        {DEFAULT_DB_ALIAS: {}, ALIAS: database}
    )[ALIAS]
    try:
        yield connections[ALIAS]
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        del connections.databases[ALIAS]
