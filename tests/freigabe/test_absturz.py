"""Power cuts and races: one consistent state, nothing lost, nothing done twice."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from portal.freigabe import pakete
from portal.freigabe.mitteilen import deliver, deliver_due, write_notice
from portal.freigabe.models import Mitteilung, Paket, Postfach

from .factories import Haus, fresh, pruefsumme_of
from .test_pakete import released

REPOSITORY = Path(settings.LOCALE_PATHS[0]).parents[1]


@pytest.fixture(scope="module")
def lauf(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """The result of the program: kill points, two publishers at once, two heads at once."""
    if connection.vendor != "sqlite":
        pytest.skip("the program works on copies of a database file")
    folder = tmp_path_factory.mktemp("absturz")
    base = folder / "basis.sqlite3"
    with django_db_blocker.unblock():
        order = write_base(base)
    answer = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.freigabe.absturz_lauf",
            str(base),
            str(folder),
            json.dumps(order),
        ],
        cwd=REPOSITORY,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "DATABASE_URL": f"sqlite:///{base}",
            "PYTHONPATH": os.pathsep.join(["site", ".", os.environ.get("PYTHONPATH", "")]),
        },
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    result: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return result


def write_base(base: Path) -> dict[str, Any]:
    """A database file with an approved package of three pages and one page waiting for a head."""
    from django.db import transaction

    order: dict[str, Any] = {}
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(base)])
    # A database in memory is gone when its connection is closed: it is laid aside, not closed.
    name, kept = connection.settings_dict["NAME"], connection.connection
    connection.connection = None
    connection.settings_dict["NAME"] = str(base)
    try:
        with transaction.atomic():
            haus = Haus()
            found = Paket.objects.create(titel="Ausschuss")
            for title in ("Eins", "Zwei", "Drei"):
                pakete.add(found, released(haus, title), haus.redaktion)
            pakete.approve(found, haus.redaktion)
            waiting = haus.in_review(title="Wartet")
            order = {
                "state": fresh(waiting).current_workflow_task_state.pk,
                "pruefsumme": pruefsumme_of(waiting),
                "page": waiting.pk,
            }
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name
        connection.connection = kept
    return order


ALL_OR_NOTHING = (
    {"live": 0, "paket": "freigegeben", "online": 0, "published": 0, "notices": 0},
    {"live": 3, "paket": "online", "online": 3, "published": 3},
)


def is_one_of_both(state: dict[str, Any]) -> bool:
    return any(all(state[key] == want[key] for key in want) for want in ALL_OR_NOTHING)


@pytest.mark.slow
def test_killed_anywhere_the_package_is_online_whole_or_not_at_all(lauf: dict[str, Any]) -> None:
    points = lauf["points"]
    assert len(points) >= 20
    assert sum(point["killed"] for point in points) >= 20
    assert [p for p in points if not is_one_of_both(p["after"])] == []
    assert {p["after"]["integrity"] for p in points} == {"ok"}


@pytest.mark.slow
def test_after_a_kill_the_same_step_ends_as_if_nothing_had_happened(lauf: dict[str, Any]) -> None:
    assert [p for p in lauf["points"] if p["again"] != lauf["whole"]] == []


@pytest.mark.slow
def test_two_publishers_at_once_publish_once(lauf: dict[str, Any]) -> None:
    assert lauf["twice"] == lauf["whole"]


@pytest.mark.slow
def test_two_heads_at_once_release_once(lauf: dict[str, Any]) -> None:
    assert lauf["releases"] == 1


# The mail server ---------------------------------------------------------------------------------


class DownBackend(BaseEmailBackend):
    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError("mail server down")


DOWN = f"{__name__}.DownBackend"


def due_later(hours: float) -> None:
    """As if so much time had passed."""
    for notice in Mitteilung.objects.undelivered():
        notice.naechster_versuch -= datetime.timedelta(hours=hours)
        notice.save()


def test_mail_server_down_for_an_hour_loses_no_mail_and_doubles_none(haus: Haus) -> None:
    with override_settings(EMAIL_BACKEND=DOWN):
        page = haus.in_review()
        for _ in range(4):
            due_later(1)
            assert deliver_due()[0] == 0
    assert fresh(page).workflow_in_progress
    waiting = Mitteilung.objects.undelivered().count()
    assert waiting == 1
    due_later(4)
    assert deliver_due() == (1, 0)
    due_later(4)
    assert deliver_due() == (0, 0)
    assert [m.to for m in mail.outbox] == [[haus.leitung_a.email]]


def test_same_deed_writes_no_second_mail(haus: Haus) -> None:
    for _ in range(2):
        write_notice("paket", "a@example.org", "einmal", titel="T", was="x", satz="y", adresse="/x")
    assert Mitteilung.objects.filter(empfaenger="a@example.org").count() == 1


def test_delivered_mail_is_not_sent_again(haus: Haus) -> None:
    notice = write_notice(
        "paket", "a@example.org", "einmal", titel="T", was="x", satz="y", adresse="/x"
    )
    assert notice
    deliver(notice.pk)
    deliver(notice.pk)
    assert len(mail.outbox) == 1


def test_pauses_grow_so_that_a_broken_address_is_not_hammered(haus: Haus) -> None:
    with override_settings(EMAIL_BACKEND=DOWN):
        notice = write_notice(
            "paket", "a@example.org", "x", titel="T", was="x", satz="y", adresse="/x"
        )
        assert notice
        pauses = []
        for _ in range(3):
            before = timezone.now()
            deliver(notice.pk)
            notice.refresh_from_db()
            pauses.append(notice.naechster_versuch - before)
    assert pauses == sorted(pauses)
    assert pauses[0] < pauses[-1]


def test_daily_mail_collects_what_can_wait_and_nothing_urgent(haus: Haus) -> None:
    from portal.freigabe.mitteilen import deliver_digests

    Postfach.objects.create(adresse="la@example.org", taeglich=True)
    haus.in_review()
    for nr in range(2):
        write_notice(
            "paket", "la@example.org", f"p{nr}", titel=f"P{nr}", was="x", satz="y", adresse="/x"
        )
    deliver_due()
    assert [m.subject.split(":")[0][:14] for m in mail.outbox] == ["Bitte freigebe"]
    assert deliver_digests() == 1
    assert "P0" in str(mail.outbox[-1].body)
    assert "P1" in str(mail.outbox[-1].body)


def test_no_name_in_a_title_breaks_the_head_of_a_mail(haus: Haus) -> None:
    """A line break in a subject would add a header of somebody else's choice."""
    haus.in_review(title="Sprechstunde\r\nBcc: alle@example.org")
    deliver_due()
    assert [m.bcc for m in mail.outbox] == [[]]
    assert "\n" not in mail.outbox[0].subject
