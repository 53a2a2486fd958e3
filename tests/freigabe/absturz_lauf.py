"""Program of `test_absturz`: publishes a package and is killed with -9 at given statements.

Runs in a process of its own on copies of a database file. Django starts once; every try is a
forked child, so twenty kill points cost seconds. Prints one JSON object.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

POINTS = 24


def open_database(path: Path) -> None:
    """Point Django's connection at a copy, in a child that has none open yet."""
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = str(path)


def close_database() -> None:
    from django.db import connection

    connection.close()


def child(work: Callable[[], Any]) -> int:
    """Run ``work`` in a fork; returns its wait status."""
    pid = os.fork()
    if pid == 0:
        code = 0
        try:
            work()
        except Exception:  # noqa: BLE001  the parent judges by the database, not by the error
            code = 1
        os._exit(code)
    return os.waitpid(pid, 0)[1]


def publish(path: Path, kill_at: int | None, count_to: Path | None = None) -> None:
    """Publish the only package; kill this process at the given statement."""
    open_database(path)
    from django.contrib.auth import get_user_model
    from django.db import connection

    from portal.freigabe import pakete
    from portal.freigabe.models import Paket

    seen = 0

    def killer(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(killer):
        pakete.publish(Paket.objects.get(), get_user_model().objects.get(username="red"))
    if count_to is not None:
        count_to.write_text(str(seen))


def approve(path: Path, username: str, state_pk: int, pruefsumme: str) -> None:
    open_database(path)
    from django.contrib.auth import get_user_model
    from wagtail.models import TaskState

    state = TaskState.objects.get(pk=state_pk)
    user = get_user_model().objects.get(username=username)
    state.task.specific.on_action(state, user, "approve", pruefsumme=pruefsumme)


def state_of(path: Path) -> dict[str, Any]:
    """What a reader and an auditor would find in a database file."""
    import sqlite3

    with sqlite3.connect(path) as db:

        def one(sql: str) -> Any:
            return db.execute(sql).fetchone()[0]

        return {
            "live": one(
                "SELECT count(*) FROM wagtailcore_page p JOIN freigabe_paketinhalt i"
                " ON i.page_id = p.id WHERE p.live"
            ),
            "paket": one("SELECT stand FROM freigabe_paket"),
            "online": one("SELECT count(*) FROM freigabe_freigabe WHERE online"),
            "published": one(
                "SELECT count(*) FROM wagtailcore_pagelogentry l JOIN freigabe_paketinhalt i"
                " ON i.page_id = l.page_id WHERE l.action = 'wagtail.publish'"
            ),
            "notices": one("SELECT count(*) FROM freigabe_mitteilung WHERE art = 'online'"),
            "integrity": one("PRAGMA integrity_check"),
        }


def copy_of(base: Path, folder: Path, name: str) -> Path:
    target = folder / f"{name}.sqlite3"
    shutil.copy(base, target)
    return target


def kill_everywhere(base: Path, folder: Path) -> dict[str, Any]:
    """Count the statements of an undisturbed run, then kill at points spread over all of them."""
    whole, count = copy_of(base, folder, "ganz"), folder / "anzahl"
    # In this process: what is loaded once (the German word model) is there for every fork.
    publish(whole, None, count)
    close_database()
    total = int(count.read_text())
    points = sorted({1 + (total - 1) * n // (POINTS - 1) for n in range(POINTS)})
    killed = []
    for point in points:
        path = copy_of(base, folder, f"stelle-{point}")
        status = child(partial(publish, path, point))
        after = state_of(path)
        child(partial(publish, path, None))
        killed.append(
            {
                "at": point,
                "killed": os.WIFSIGNALED(status),
                "after": after,
                "again": state_of(path),
            }
        )
    return {"total": total, "whole": state_of(whole), "points": killed}


def at_once(works: list[Callable[[], Any]]) -> None:
    """Run several children at the same time and wait for all."""
    pids = []
    for work in works:
        pid = os.fork()
        if pid == 0:
            code = 0
            try:
                work()
            except Exception:  # noqa: BLE001
                code = 1
            os._exit(code)
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)


def main() -> None:
    import django

    django.setup()
    base, folder, order = Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])
    result: dict[str, Any] = kill_everywhere(base, folder)
    twice = copy_of(base, folder, "zweimal")
    at_once([lambda: publish(twice, None), lambda: publish(twice, None)])
    result["twice"] = state_of(twice)
    both = copy_of(base, folder, "beide")
    at_once(
        [partial(approve, both, name, order["state"], order["pruefsumme"]) for name in ("la", "sa")]
    )
    import sqlite3

    with sqlite3.connect(both) as db:
        result["releases"] = db.execute(
            "SELECT count(*) FROM freigabe_freigabe WHERE page_id = ?", [order["page"]]
        ).fetchone()[0]
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
