"""Databases of `absturz_lauf`: copies of a prepared one.

A database is named by its file on SQLite, by its name on PostgreSQL.
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from psycopg import sql

BOTH = {
    "live": "SELECT count(*) FROM wagtailcore_page p JOIN freigabe_paketinhalt i"
    " ON i.page_id = p.id WHERE p.live",
    "paket": "SELECT stand FROM freigabe_paket",
    "online": "SELECT count(*) FROM freigabe_freigabe WHERE online",
    "published": "SELECT count(*) FROM wagtailcore_pagelogentry l JOIN freigabe_paketinhalt i"
    " ON i.page_id = l.page_id WHERE l.action = 'wagtail.publish'",
    "notices": "SELECT count(*) FROM freigabe_mitteilung WHERE art = 'online'",
}
RELEASES_BESIDE_THE_PACKAGE = (
    "SELECT count(*) FROM freigabe_freigabe"
    " WHERE page_id NOT IN (SELECT page_id FROM freigabe_paketinhalt)"
)
AFTER_A_RACE = {
    "saved": "SELECT count(*) FROM wagtailcore_revision WHERE CAST(content AS text)"
    " LIKE '%Nie gesehen.%'",
    "unseen_released": "SELECT count(*) FROM freigabe_freigabe f JOIN freigabe_entwurfsstand e"
    " ON e.page_id = f.page_id WHERE f.aufgehoben_am IS NULL AND f.pruefsumme <> e.pruefsumme"
    " AND f.page_id NOT IN (SELECT page_id FROM freigabe_paketinhalt)",
    "step": "SELECT t.name FROM wagtailcore_workflowstate w JOIN wagtailcore_taskstate s"
    " ON s.id = w.current_task_state_id JOIN wagtailcore_task t ON t.id = s.task_id"
    " WHERE w.status = 'in_progress' AND CAST(w.object_id AS integer)"
    " NOT IN (SELECT page_id FROM freigabe_paketinhalt)",
}
INTEGRITY = {"integrity": "PRAGMA integrity_check"}


def open_database(name: str) -> None:
    """Point Django's connection at a database; what was open before is closed."""
    connection.close()
    connection.settings_dict["NAME"] = name


def copy(base: str, folder: Path, name: str) -> str:
    """Copy the database ``base``, to which nobody is connected; returns what to open."""
    connection.close()
    if connection.vendor == "sqlite":
        return str(shutil.copy(base, folder / f"{name}.sqlite3"))
    target = f"{base}_{name}"
    with maintenance() as server:
        wanted, template = sql.Identifier(target), sql.Identifier(base)
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(wanted, template))
    return target


def drop(name: str) -> None:
    """Delete a copy, whoever is still connected to it."""
    connection.close()
    if connection.vendor == "sqlite":
        Path(name).unlink()
        return
    with maintenance() as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def maintenance() -> psycopg.Connection[Any]:
    """A connection to the server that is in the way of no copy."""
    return psycopg.connect(**address("postgres"), autocommit=True)


def address(name: str) -> dict[str, Any]:
    known = connection.settings_dict
    where = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"]}
    return where | {"dbname": name}


def url(name: str) -> str:
    """Value of DATABASE_URL for a process that opens this database."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    known = connection.settings_dict
    return f"postgres://{known['USER']}@{known['HOST']}:{known['PORT']}/{name}"


def state_of(name: str) -> dict[str, Any]:
    """What a reader and an auditor would find in a database."""
    asked = BOTH | (INTEGRITY if connection.vendor == "sqlite" else {})
    return {key: one(name, question) for key, question in asked.items()}


def one(name: str, question: str) -> Any:
    """The single value a question has, read past Django, as another process would."""
    if connection.vendor == "sqlite":
        with sqlite3.connect(name) as db:
            return db.execute(question).fetchone()[0]
    with psycopg.connect(**address(name)) as server:
        row = server.execute(question.encode()).fetchone()
        return row[0] if row else None
