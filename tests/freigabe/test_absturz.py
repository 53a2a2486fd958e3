"""Power cuts and races: one consistent state, nothing lost, nothing done twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction

from portal.freigabe import pakete
from portal.freigabe.models import Paket

from . import absturz_ablage
from .factories import Haus, fresh, pruefsumme_of
from .test_pakete import released

pytestmark = [pytest.mark.slow, pytest.mark.databases]

REPOSITORY = Path(settings.LOCALE_PATHS[0]).parents[1]


@pytest.fixture(scope="module")
def lauf(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """The result of the program: kill points, two publishers at once, two heads at once."""
    folder = tmp_path_factory.mktemp("absturz")
    with django_db_blocker.unblock():
        base, order = write_base(folder)
        address = absturz_ablage.url(base)
    answer = subprocess.run(
        [sys.executable, "-m", "tests.freigabe.absturz_lauf", base, str(folder), json.dumps(order)],
        cwd=REPOSITORY,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "DATABASE_URL": address,
            "PYTHONPATH": os.pathsep.join(["site", ".", os.environ.get("PYTHONPATH", "")]),
        },
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr[-3000:]
    result: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return result


def write_base(folder: Path) -> tuple[str, dict[str, Any]]:
    """A database with an approved package of three pages and one page waiting for a head."""
    name, kept = connection.settings_dict["NAME"], connection.connection
    if connection.vendor == "sqlite":
        base = str(folder / "basis.sqlite3")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [base])
        # A database in memory is gone when its connection is closed: it is laid aside.
        connection.connection = None
        connection.settings_dict["NAME"] = base
    else:
        base = absturz_ablage.copy(name, folder, "absturz")
        kept = None
        absturz_ablage.open_database(base)
    try:
        return base, write_package()
    finally:
        absturz_ablage.open_database(name)
        connection.connection = kept


@transaction.atomic
def write_package() -> dict[str, Any]:
    haus = Haus()
    found = Paket.objects.create(titel="Ausschuss")
    for title in ("Eins", "Zwei", "Drei"):
        pakete.add(found, released(haus, title), haus.redaktion)
    pakete.approve(found, haus.redaktion)
    waiting = haus.in_review(title="Wartet")
    return {
        "state": fresh(waiting).current_workflow_task_state.pk,
        "pruefsumme": pruefsumme_of(waiting),
    }


ALL_OR_NOTHING = (
    {"live": 0, "paket": "freigegeben", "online": 0, "published": 0, "notices": 0},
    {"live": 3, "paket": "online", "online": 3, "published": 3},
)


def is_one_of_both(state: dict[str, Any]) -> bool:
    return any(all(state[key] == want[key] for key in want) for want in ALL_OR_NOTHING)


def test_killed_anywhere_the_package_is_online_whole_or_not_at_all(lauf: dict[str, Any]) -> None:
    points = lauf["points"]
    assert len(points) >= 20
    assert sum(point["killed"] for point in points) >= 20
    assert [p for p in points if not is_one_of_both(p["after"])] == []
    assert {p["after"].get("integrity", "ok") for p in points} == {"ok"}


def test_after_a_kill_the_same_step_ends_as_if_nothing_had_happened(lauf: dict[str, Any]) -> None:
    assert [p for p in lauf["points"] if p["again"] != lauf["whole"]] == []


def test_two_publishers_at_once_publish_once(lauf: dict[str, Any]) -> None:
    assert lauf["twice"] == lauf["whole"]


def test_two_heads_at_once_release_once(lauf: dict[str, Any]) -> None:
    assert lauf["releases"] == 1


def test_text_saved_while_the_head_presses_is_neither_released_nor_forgotten(
    lauf: dict[str, Any],
) -> None:
    """Whoever comes first: the text is saved, and it is with the head, not with the Redaktion."""
    want = {"saved": 1, "unseen_released": 0, "step": "Freigabe durch die Bereichsleitung"}
    assert lauf["races"] == [want] * len(lauf["races"])
    assert len(lauf["races"]) > 1
