"""Role x address x method: no answer nobody expected, no write nobody allowed, no 5xx."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.models.pages import PagePermissionTester

from portal.freigabe.models import Arbeitslink
from portal.freigabe.vorschau import COOKIE

from .factories import Haus
from .matrix import ALL, ROLES, ROWS, UPSTREAM, Address, addresses, row_for
from .welt import Welt

pytestmark = pytest.mark.matrix

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
    try:
        return reverse(address.name, kwargs=values)
    except NoReverseMatch:
        return ""


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
    data |= {"query": "treff", "language": "de"}
    data |= {"entscheidung": "zurueckgeben", "comment": "Ein Grund", "antwort": "ja"}
    data |= {"new_parent_page": "0", "external-link-chooser-url": "https://example.org/"}
    for name in relations:
        data |= {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"}
    return data


def ask(client: Client, method: str, path: str) -> tuple[int, list[str]]:
    """Status and protected writes of one request; everything it did is taken back."""
    session = client.cookies.get(settings.SESSION_COOKIE_NAME)
    kept = session.value if session else ""
    try:
        return ask_once(client, method, path)
    finally:
        # A view that renews the session leaves a cookie whose row has been taken back.
        client.cookies[settings.SESSION_COOKIE_NAME] = kept
        # The preview by link opens its pictures to this browser; the next address asks without.
        client.cookies.pop(COOKIE, None)


def ask_once(client: Client, method: str, path: str) -> tuple[int, list[str]]:
    with watched_writes() as writes:
        try:
            with transaction.atomic():
                answer = client.get(path) if method == "GET" else client.post(path, form_data())
                status = answer.status_code
                transaction.set_rollback(True)
        except Exception as error:  # noqa: BLE001  a view that raises is a 500 for its user
            return 599, [f"{type(error).__name__}: {error}"[:160]]
    return status, writes


def client_for(role: str, haus: Haus) -> Client:
    client = Client(raise_request_exception=False)
    if role != "anonym":
        client.force_login(getattr(haus, role))
    return client


Cells = dict[tuple[str, str, str], tuple[int, list[str]]]


def ask_everything(welt: Welt) -> Cells:
    """Every address, every role, both methods."""
    return ask_some(welt, "*")


def is_sign_out(name: str, method: str) -> bool:
    return name == "wagtailadmin_logout" and method == "POST"


def paths(welt: Welt) -> Iterator[tuple[str, str]]:
    """Name and path of everything that is asked; addresses without a path are left out."""
    for address in addresses():
        if path := path_of(address, welt):
            yield address.name, path
    yield from welt.variants().items()


def unexpected(cells: Cells) -> list[str]:
    """Cells that are not as the rows say."""
    found = []
    for (name, role, method), (status, writes) in cells.items():
        row = row_for(name, ROWS)
        if row is None:
            continue
        allowed = row.read if method == "GET" else row.write
        if status >= 500 and not any(fnmatchcase(name, pattern) for pattern in UPSTREAM):
            found.append(f"{method} {name} {role}: {status} {writes[:1]}")
        elif role not in allowed and 200 <= status < 300 and role not in row.read:
            found.append(f"{method} {name} {role}: {status}")
        elif role not in row.write and writes:
            found.append(f"{method} {name} {role}: writes {writes[0]}")
    return found


# Whoever may write below one list only is led on to it at once (302).
LED_ON = "wagtailadmin_pages:choose_parent"


def closed(cells: Cells) -> list[str]:
    """Rows that answer some role by GET, but never one of those they are said to be for."""
    answered: dict[str, set[str]] = {}
    for (name, role, method), (status, _writes) in cells.items():
        row = row_for(name, ROWS)
        if row is not None and method == "GET" and 200 <= status < 300:
            answered.setdefault(row.pattern, set()).add(role)
    return [
        f"{row.pattern} {role}"
        for row in ROWS
        if row.pattern != LED_ON
        for role in sorted(row.read - answered.get(row.pattern, row.read))
    ]


def test_every_address_has_a_row() -> None:
    assert [a.name for a in addresses() if row_for(a.name, ROWS) is None] == []


@pytest.mark.slow
def test_matrix(db: None) -> None:
    cells = ask_everything(Welt())
    assert len(cells) >= 3000
    assert unexpected(cells) == []
    assert closed(cells) == []


def ask_some(welt: Welt, pattern: str) -> Cells:
    """The cells of the addresses whose name matches."""
    cells: Cells = {}
    clients = {role: client_for(role, welt.haus) for role in ROLES}
    for name, path in paths(welt):
        if not fnmatchcase(name, pattern):
            continue
        for role, client in clients.items():
            for method in ("GET", "POST"):
                if not is_sign_out(name, method):
                    cells[(name, role, method)] = ask(client, method, path)
    return cells


def yes(*_args: Any, **_kwargs: Any) -> bool:
    return True


def nothing(*_args: Any, **_kwargs: Any) -> None:
    return None


def newest_draft(page: Any, _user: Any) -> Any:
    return page.get_latest_revision_as_object()


TESTER = "portal.freigabe.permissions.BereichPermissionTester"
STOCK = PagePermissionTester
MUTATIONS = [
    (f"{TESTER}.is_own", yes, "wagtailadmin_pages:view_draft"),
    (f"{TESTER}.can_edit", STOCK.can_edit, "wagtailadmin_pages:edit"),
    ("angebote.einreichung.views.draft_of", newest_draft, "einreichung_aendern"),
    (f"{TESTER}.can_view_revisions", STOCK.can_view_revisions, "freigabe_spur"),
    (f"{TESTER}.can_delete", STOCK.can_delete, "wagtailadmin_pages:delete"),
    ("portal.freigabe.views.pakete.require_central", nothing, "freigabe_paket*"),
    ("portal.freigabe.models.aufgaben.FreigabeTask.may_act", yes, "freigabe_entscheiden"),
    (
        "portal.sprachen.wagtail_localize_guards.may_use",
        yes,
        "wagtail_localize:translations_report",
    ),
    ("portal.media.views.may_be_served", yes, "picture"),
    ("portal.media.wagtail_hooks.may_be_served", yes, "wagtaildocs_serve"),
    ("portal.freigabe.middleware.NEEDS_CHOICE", frozenset(), "wagtailimages_chooser:select_format"),
    ("portal.freigabe.middleware.NEEDS_EDIT", frozenset(), "*:confirm_workflow_cancellation"),
    ("portal.freigabe.stellung.Stellung.is_central", property(yes), "freigabe_mitteilungen"),
    ("portal.freigabe.stellung.Stellung.is_central", property(yes), "befristungen"),
    ("portal.freigabe.stellung.Stellung.is_central", property(yes), "einreichung_uebersicht_*"),
    ("search.anregung.may_suggest", yes, "search_anregung"),
]


@pytest.mark.parametrize(
    ("line", "instead", "pattern"),
    MUTATIONS,
    ids=[m[0].split(".")[-1] + ":" + m[2] for m in MUTATIONS],
)
def test_matrix_notices_a_dropped_permission(
    db: None, monkeypatch: pytest.MonkeyPatch, line: str, instead: Any, pattern: str
) -> None:
    """Without one of our lines at least one cell is wrong; with it the same cells are right."""
    welt = Welt()
    assert unexpected(ask_some(welt, pattern)) == []
    monkeypatch.setattr(line, instead)
    assert unexpected(ask_some(welt, pattern)) != []


def test_link_that_was_withdrawn_opens_nothing_for_anybody(db: None) -> None:
    welt = Welt()
    Arbeitslink.objects.update(entwertet_am=timezone.now())
    cells = ask_some(welt, "freigabe_link_[!e]*")
    assert len(cells) == 6 * len(ROLES) * 2
    assert {status for status, _writes in cells.values() if status < 400} == set()
    assert [writes for _status, writes in cells.values() if writes] == []


def test_page_of_the_matrix_is_really_secret(db: None) -> None:
    welt = Welt()
    assert Page.objects.get(pk=welt.page.pk).workflow_in_progress
    assert set(ROLES) == ALL
