"""Which engine answers: `SEARCH_URL` names a search server, without it the database does."""

from __future__ import annotations

from functools import cache
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections

from .address import ServerAddress, parse_search_url
from .base import SearchEngine
from .breaker import Breaker
from .database import DatabaseEngine
from .elastic import ElasticEngine
from .fallback import FallbackEngine
from .postgres import PostgresEngine
from .server import SearchServer
from .sqlite import SqliteEngine

DATABASE_ENGINES: Final[dict[str, type[DatabaseEngine]]] = {
    "sqlite": SqliteEngine,
    "postgresql": PostgresEngine,
}


def search_engine(using: str = DEFAULT_DB_ALIAS) -> SearchEngine:
    """The engine readers get: the search server with the database behind it, or the database."""
    address = parse_search_url(settings.SEARCH_URL)
    inside = database_engine(using)
    if address is None:
        return inside
    outside = ElasticEngine(search_server(address), address.index, using)
    return FallbackEngine(outside, inside, breaker(address))


def database_engine(using: str = DEFAULT_DB_ALIAS) -> DatabaseEngine:
    """The engine of the database that holds the catalogue; it can always answer."""
    vendor = connections[using].vendor
    if vendor not in DATABASE_ENGINES:
        raise ImproperlyConfigured(f"There is no search engine for the database {vendor}.")
    return DATABASE_ENGINES[vendor](using)


@cache
def search_server(address: ServerAddress) -> SearchServer:
    """Clients keep their connections, so there is one a process and address."""
    return SearchServer(address, timeout=settings.SEARCH_TIMEOUT_SECONDS)


@cache
def breaker(address: ServerAddress) -> Breaker:
    """The breaker of this process for one server."""
    return Breaker(settings.SEARCH_BREAKER_SECONDS)
