"""Asking in the matrix: every address as every role, what is answered, and what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Final

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from portal.freigabe.vorschau import COOKIE

from .factories import Haus
from .matrix import (
    BEREICH_A,
    FOREIGN,
    REVIEWER,
    ROLES,
    Address,
    addresses,
    row_for,
)
from .matrix_zeilen import ROWS, UPSTREAM
from .welt import Welt
from .welt_weitere import Question

# What a request may write whoever makes it: its own session, and how somebody uses the admin.
UNPROTECTED = (
    "django_session",
    "axes_",
    "wagtailusers_userprofile",
    "wagtailadmin_editingsession",
    "wagtailadmin_formstate",
    "django_tasks",
    # Follows a write of the thing itself.
    "wagtailsearch_indexentry",
    "druck_",
    "media_bildausgabe",
    # What search makes of public pages; synonyms and promoted hits are somebody's to write.
    "search_search",
    "search_documenttext",
    "search_learnedwords",
    "search_postingcollection",
    "SAVEPOINT",
    'UPDATE "users_user" SET "last_login"',
    'UPDATE "media_dokument" SET "file_size"',
    'UPDATE "freigabe_arbeitslink" SET "aufgerufen"',
)
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def path_of(address: Address, welt: Welt) -> str:
    """A concrete path; addresses without a name are written out."""
    values = welt.values(address)
    if address.name.split(":")[-1].startswith("-"):
        return "/" + address.route.replace("^.*/$", "gibt-es-nicht/")
    if address.name == "wagtail_serve":
        return welt.live.url
    if address.name == "wagtaildocs_serve":
        return welt.dokument.url
    if any(name.startswith("(") for name in values):
        return reverse(address.name, args=list(values.values()))
    return reverse(address.name, kwargs=values)


@contextmanager
def watched_writes() -> Iterator[list[str]]:
    """Collect the SQL that writes into protected tables."""
    found: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES) and not any(part in sql for part in UNPROTECTED):
            found.append(sql[:160])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found


def form_data() -> dict[str, str]:
    """What a POST sends everywhere: words, and the counts without which no form set is read."""
    relations = ("oeffnungszeiten", "ausnahmen", "orte", "kontakte", "comments", "bezeichnungen")
    data = {"title": "Gekapert", "name": "Gekapert", "tat": "freigeben", "beschreibung-count": "0"}
    data |= {"einleitung-count": "0"}
    data |= {"query": "treff", "language": "de"}
    data |= {"entscheidung": "zurueckgeben", "comment": "Ein Grund", "antwort": "ja"}
    data |= {"new_parent_page": "0", "external-link-chooser-url": "https://example.org/"}
    for name in relations:
        data |= {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"}
    return data


# Titles that are not for all, and who may be told; what a link of a mail opens names its page.
SECRETS: Final = {
    b"Geheimes Angebot": REVIEWER,
    b"Geheimer Lauf": FOREIGN | {"leitung_b"},
    b"Nur intern": BEREICH_A,
}
BY_LINK: Final = "freigabe_link_*"


@dataclass(frozen=True)
class Answer:
    """``writes``: the SQL of protected writes, or the error of a view that raised (status 599)."""

    status: int
    writes: list[str]
    told: list[bytes]


@dataclass(frozen=True)
class Cell:
    """One question of the matrix; ``name`` is the address, with ``@…`` for a further object.

    ``form``: what its POST sends beside `form_data`.
    """

    name: str
    role: str
    method: str
    path: str
    form: tuple[tuple[str, str], ...] = ()


Cells = dict[Cell, Answer]


def ask(client: Client, cell: Cell) -> Answer:
    """What one request is answered and writes; everything it did is taken back."""
    session = client.cookies.get(settings.SESSION_COOKIE_NAME)
    kept = session.value if session else ""
    try:
        return ask_once(client, cell)
    finally:
        # A view that renews the session leaves a cookie whose row has been taken back.
        client.cookies[settings.SESSION_COOKIE_NAME] = kept
        # The preview by link opens its pictures to this browser, and messages wait for the next
        # page; the next address asks without.
        client.cookies.pop(COOKIE, None)
        client.cookies.pop("messages", None)


def ask_once(client: Client, cell: Cell) -> Answer:
    with watched_writes() as writes:
        try:
            with transaction.atomic():
                answer: Any = send(client, cell)
                told = titles_in(answer)
                transaction.set_rollback(True)
        except Exception as error:  # noqa: BLE001  a view that raises is a 500 for its user
            return Answer(599, [f"{type(error).__name__}: {error}"[:160]], [])
    return Answer(answer.status_code, writes, told)


def send(client: Client, cell: Cell) -> Any:
    if cell.method == "GET":
        return client.get(cell.path)
    return client.post(cell.path, form_data() | dict(cell.form))


def titles_in(answer: Any) -> list[bytes]:
    """Secret titles in an answer, or in the messages that its user will see on the next page."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    waiting = getattr(answer.wsgi_request, "_messages", None)
    said = body + "".join(str(message) for message in waiting or ()).encode()
    return [title for title in SECRETS if title in said]


def clients_for(haus: Haus) -> dict[str, Client]:
    """A browser for each role, signed in."""
    clients = {role: Client(raise_request_exception=False) for role in ROLES}
    for role, client in clients.items():
        if role != "anonym":
            client.force_login(getattr(haus, role))
    return clients


def is_sign_out(cell: Cell) -> bool:
    return cell.name == "wagtailadmin_logout" and cell.method == "POST"


def paths(welt: Welt) -> Iterator[Question]:
    """Name and path of everything that is asked, and what its form sends beside `form_data`."""
    for address in addresses():
        yield address.name, path_of(address, welt), {}
    for name, path in welt.variants().items():
        yield name, path, {}
    yield from welt.weitere.questions(welt.fremd)


def questions(welt: Welt, pattern: str = "*") -> Iterator[Cell]:
    """Every role and both methods, for each address whose name matches."""
    for name, path, form in paths(welt):
        if fnmatchcase(name, pattern):
            more = tuple(form.items())
            pairs = ((role, method) for role in ROLES for method in ("GET", "POST"))
            cells = (Cell(name, role, method, path, more) for role, method in pairs)
            yield from (cell for cell in cells if not is_sign_out(cell))


def ask_all(
    welt: Welt, cells: Iterable[Cell], before: Callable[[Cell], None] = lambda _cell: None
) -> Iterator[tuple[Cell, Answer]]:
    """Ask one after the other; ``before`` is told of each."""
    clients = clients_for(welt.haus)
    for cell in cells:
        before(cell)
        yield cell, ask(clients[cell.role], cell)


def ask_some(welt: Welt, pattern: str) -> Cells:
    """The cells of the addresses whose name matches."""
    return dict(ask_all(welt, questions(welt, pattern)))


def unexpected(cells: Cells) -> list[str]:
    """Cells that are not as the rows say."""
    return [fault for cell, answer in cells.items() if (fault := fault_of(cell, answer))]


def fault_of(cell: Cell, answer: Answer) -> str:
    """What is wrong with an answer, or "" where it is as the row says."""
    row = row_for(cell.name, ROWS)
    said = f"{cell.method} {cell.name} {cell.role}: "
    if row is None:
        return ""
    allowed = row.read if cell.method == "GET" else row.read | row.write
    if answer.status >= 500 and not any(fnmatchcase(cell.name, known) for known in UPSTREAM):
        return f"{said}{answer.status} {answer.writes[:1]}"
    if cell.role not in allowed and 200 <= answer.status < 300:
        return f"{said}{answer.status}"
    if cell.role not in row.write and answer.writes:
        return f"{said}writes {answer.writes[0]}"
    secret = [title for title in answer.told if cell.role not in SECRETS[title]]
    return f"{said}tells of {secret[0]!r}" if secret and not is_by_link(cell) else ""


def is_by_link(cell: Cell) -> bool:
    return fnmatchcase(cell.name, BY_LINK)


# Whoever may write below one list only is led on to it at once (302).
LED_ON: Final = "wagtailadmin_pages:choose_parent"


def closed(cells: Cells) -> list[str]:
    """Rows that answer some role by GET, but never one of those they are said to be for."""
    answered: dict[str, set[str]] = {}
    for cell, answer in cells.items():
        row = row_for(cell.name, ROWS)
        if row is not None and cell.method == "GET" and 200 <= answer.status < 300:
            answered.setdefault(row.pattern, set()).add(cell.role)
    return [
        f"{row.pattern} {role}"
        for row in ROWS
        if row.pattern != LED_ON
        for role in sorted(row.read - answered.get(row.pattern, row.read))
    ]
