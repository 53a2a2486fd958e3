"""Role x address x method: no answer nobody expected, no write nobody allowed, no 5xx."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page
from wagtail.models.pages import PagePermissionTester
from wagtail_localize.models import Translation, TranslationSource

from angebote.models import Einrichtung
from portal.core.models import Schlagwort
from portal.freigabe.models import Paket
from portal.media.models import Bild, Dokument
from portal.register.models import (
    Kontakt,
    Lebensphase,
    Runde,
    Sozialquartier,
    Sozialraum,
    Themenfeld,
    Themeninsel,
    Zielgruppe,
)
from portal.sprachen.models import Sprache

from .factories import Haus, fresh, make_live
from .matrix import ALL, ROLES, ROWS, UPSTREAM, Address, addresses, row_for

# What a request may write whoever makes it: its own session, and how somebody uses the admin.
UNPROTECTED = (
    "django_session",
    "axes_",
    "wagtailusers_userprofile",
    "wagtailadmin_editingsession",
    "wagtailadmin_formstate",
    "django_tasks",
    "druck_",
    "media_bildausgabe",
    "search_",
    "SAVEPOINT",
    'UPDATE "users_user" SET "last_login"',
    'UPDATE "freigabe_arbeitslink" SET "aufgerufen"',
)
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class Welt:
    """One of everything, so that every address leads to something that exists."""

    def __init__(self) -> None:
        self.haus = Haus()
        self.page = self.haus.in_review(title="Geheimes Angebot")
        self.live = make_live(self.haus.index, self.haus.a, title="Offen")
        raum = Sozialraum.objects.create(name="Osterfeld", slug="osterfeld", kuerzel="OS")
        feld = Themenfeld.objects.create(name="Gesundheit", slug="gesundheit")
        self.register = {
            "sozialraum": raum,
            "sozialquartier": Sozialquartier.objects.create(
                name="Quartier", slug="quartier", sozialraum=raum
            ),
            "themenfeld": feld,
            "themeninsel": Themeninsel.objects.create(
                name="Gesundheit", slug="gesundheit", farbe="gesundheit"
            ),
            "zielgruppe": Zielgruppe.objects.create(name="Eltern", slug="eltern"),
            "lebensphase": Lebensphase.objects.create(
                name="0-1", slug="0-1", alter_von_monate=0, alter_bis_monate=12
            ),
            "runde": Runde.objects.create(name="Runde 1", slug="runde-1", nummer=1),
            "bereich": self.haus.b,
            "kontakt": Kontakt.objects.create(bezeichnung="Stelle", bereich=self.haus.a),
            "einrichtung": Einrichtung.objects.create(name="Haus"),
            "schlagwort": Schlagwort.objects.create(name="Baby", slug="baby"),
        }
        self.bild = Bild.objects.create(title="Bild", file=get_test_image_file())
        self.dokument = Dokument.objects.create(title="Doc", file=ContentFile(b"%PDF-1.4", "a.pdf"))
        self.translation = self.make_translation()
        self.paket = Paket.objects.create(titel="Ausschuss")

    def make_translation(self) -> Translation:
        english = Locale.objects.get(language_code="en")
        start = self.haus.index.get_parent()
        for page in (start, self.haus.index):
            page.specific.copy_for_translation(english)
        source, _new = TranslationSource.get_or_create_from_instance(self.live)
        translation = Translation.objects.create(source=source, target_locale=english)
        translation.save_target(publish=False)
        return translation

    def values(self, address: Address) -> dict[str, Any]:
        """A value for each parameter of an address."""
        return {name: self.value(address.name, name) for name in address.params}

    def value(self, address: str, name: str) -> Any:
        known = self.known()
        if name in {"pk", "object_id"}:
            return self.primary_key(address)
        return known.get(name, "x")

    def known(self) -> dict[str, Any]:
        state = fresh(self.page).current_workflow_task_state
        segment = self.translation.source.stringsegment_set.first()
        return {
            "page_id": self.page.pk,
            "page_pk": self.page.pk,
            "parent_page_id": self.haus.index.pk,
            "page_to_move_id": self.page.pk,
            "destination_id": self.haus.index.pk,
            "revision_id": self.page.latest_revision_id,
            "workflow_state_id": state.workflow_state_id,
            "workflow_pk": state.workflow_state.workflow_id,
            "task_state_id": state.pk,
            "task_id": state.task_id,
            "action_name": "approve",
            "content_type_app_name": "angebote",
            "content_type_model_name": "angebot",
            "app_label": "wagtailcore",
            "app_name": "core",
            "model_name": "page",
            "action": "delete",
            "translation_id": self.translation.pk,
            "translation_source_id": self.translation.source_id,
            "string_segment_id": segment.pk if segment else 0,
            "overridable_segment_id": 0,
            "mode": "",
            "bereich_pk": self.haus.a.pk,
            "collection_id": 1,
            "document_id": self.dokument.pk,
            "doc_id": self.dokument.pk,
            "image_id": self.bild.pk,
            "filter_spec": "width-100",
            "uploaded_file_id": 0,
            "redirect_id": 0,
            "session_id": 0,
            "restriction_id": 0,
            "page_view_restriction_id": 0,
            "slug": "baby",
            "kind": "angebot",
            "path": "angebote/offen",
            "rest": "angebote/",
            "name": "gibt-es-nicht.webp",
            "token": "x" * 43,
            "uidb64": "x",
            "(0)": self.page.pk,
            "(1)": "earliest",
            "(2)": "latest",
        }

    def primary_key(self, address: str) -> Any:
        for name, instance in self.register.items():
            if f"_{name}:" in address or address.startswith(f"{name}_"):
                return instance.pk
        known = {
            "wagtailadmin_api:pages": self.page.pk,
            "wagtailadmin_api:documents": self.dokument.pk,
            "wagtailadmin_api:images": self.bild.pk,
            "wagtaildocs_chooser": self.dokument.pk,
            "wagtailimages_chooser": self.bild.pk,
            "wagtailusers_users": self.haus.leitung_b.pk,
            "wagtailusers_groups": self.haus.leitung_b.groups.get().pk,
            "sprachen": Sprache.objects.get(code="tr").pk,
            "zustaendigkeiten": self.haus.leitung_b.zustaendigkeiten.get().pk,
            "freigabe_paket": self.paket.pk,
            "register_schlagwort_join": self.register["schlagwort"].pk,
        }
        return next((pk for prefix, pk in known.items() if address.startswith(prefix)), 1)


def path_of(address: Address, welt: Welt) -> str:
    """A concrete path; addresses without a name are written out."""
    values = welt.values(address)
    if address.name.split(":")[-1].startswith("-"):
        return "/" + address.route.replace("^.*/$", "gibt-es-nicht/")
    if address.name == "wagtail_serve":
        return welt.live.url
    if address.name == "wagtaildocs_serve":
        return reverse(address.name, args=[welt.dokument.pk, "a.pdf"])
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
    cells: Cells = {}
    clients = {role: client_for(role, welt.haus) for role in ROLES}
    for address in addresses():
        path = path_of(address, welt)
        for role, client in clients.items():
            for method in ("GET", "POST"):
                if path and not is_sign_out(address, method):
                    cells[(address.name, role, method)] = ask(client, method, path)
    return cells


def is_sign_out(address: Address, method: str) -> bool:
    return address.name == "wagtailadmin_logout" and method == "POST"


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


def test_every_address_has_a_row() -> None:
    assert [a.name for a in addresses() if row_for(a.name, ROWS) is None] == []


@pytest.mark.slow
def test_matrix(db: None) -> None:
    cells = ask_everything(Welt())
    assert len(cells) >= 3000
    assert unexpected(cells) == []


def ask_some(welt: Welt, pattern: str) -> Cells:
    """The cells of the addresses whose name matches."""
    cells: Cells = {}
    clients = {role: client_for(role, welt.haus) for role in ROLES}
    for address in addresses():
        if not fnmatchcase(address.name, pattern) or not (path := path_of(address, welt)):
            continue
        for role, client in clients.items():
            for method in ("GET", "POST"):
                cells[(address.name, role, method)] = ask(client, method, path)
    return cells


def yes(*_args: Any, **_kwargs: Any) -> bool:
    return True


def nothing(*_args: Any, **_kwargs: Any) -> None:
    return None


TESTER = "portal.freigabe.permissions.BereichPermissionTester"
STOCK = PagePermissionTester
MUTATIONS = [
    (f"{TESTER}.is_own", yes, "wagtailadmin_pages:view_draft"),
    (f"{TESTER}.can_edit", STOCK.can_edit, "wagtailadmin_pages:edit"),
    (f"{TESTER}.can_copy", STOCK.can_copy, "wagtailadmin_pages:copy"),
    (f"{TESTER}.can_view_revisions", STOCK.can_view_revisions, "wagtailadmin_pages:history"),
    (f"{TESTER}.can_delete", STOCK.can_delete, "wagtailadmin_pages:delete"),
    ("portal.freigabe.views.pakete.require_central", nothing, "freigabe_paket*"),
    ("portal.freigabe.models.aufgaben.FreigabeTask.may_act", yes, "freigabe_entscheiden"),
    ("portal.sprachen.wagtail_localize_guards.may_use", yes, "wagtail_localize:convert_to_alias"),
    ("portal.freigabe.middleware.NEEDS_EDIT", frozenset(), "*:confirm_workflow_cancellation"),
    ("portal.freigabe.stellung.Stellung.is_central", property(yes), "freigabe_mitteilungen"),
    ("portal.freigabe.stellung.Stellung.is_central", property(yes), "befristungen"),
    ("portal.freigabe.stellung.Stellung.is_central", property(yes), "einreichung_uebersicht_*"),
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


def test_page_of_the_matrix_is_really_secret(db: None) -> None:
    welt = Welt()
    assert Page.objects.get(pk=welt.page.pk).workflow_in_progress
    assert set(ROLES) == ALL
