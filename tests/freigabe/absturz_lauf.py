"""Program of `test_absturz`: publishes a package and is killed with -9 at given statements.

Runs in a process of its own on copies of a database. Django starts once; every try is a forked
child, so twenty kill points cost seconds. Prints one JSON object.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from . import absturz_ablage as ablage

POINTS = 21
RACES = 6


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


def publish(name: str, kill_at: int | None, count_to: Path | None = None) -> None:
    """Publish the only package; kill this process at the given statement."""
    ablage.open_database(name)
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


def approve(name: str, username: str, state_pk: int, pruefsumme: str) -> None:
    ablage.open_database(name)
    from django.contrib.auth import get_user_model
    from wagtail.models import TaskState

    state = TaskState.objects.get(pk=state_pk)
    user = get_user_model().objects.get(username=username)
    state.task.specific.on_action(state, user, "approve", pruefsumme=pruefsumme)


def save(name: str, state_pk: int) -> None:
    """Somebody else's window saves another text of the page that waits for its head."""
    ablage.open_database(name)
    from django.contrib.auth import get_user_model
    from wagtail.models import TaskState

    page = TaskState.objects.get(pk=state_pk).workflow_state.content_object.specific
    draft = page.get_latest_revision_as_object()
    draft.kurztext = "Nie gesehen."
    draft.save_revision(user=get_user_model().objects.get(username="red"), clean=False)


def kill_everywhere(base: str, folder: Path) -> dict[str, Any]:
    """Count the statements of an undisturbed run, then kill at points spread over all of them."""
    whole, count = ablage.copy(base, folder, "ganz"), folder / "anzahl"
    # In this process: what is loaded once (the German word model) is there for every fork.
    publish(whole, None, count)
    ablage.open_database(base)
    total = int(count.read_text())
    points = sorted({1 + (total - 1) * n // (POINTS - 1) for n in range(POINTS)})
    killed = []
    for point in points:
        name = ablage.copy(base, folder, f"stelle{point}")
        status = child(partial(publish, name, point))
        after = ablage.state_of(name)
        child(partial(publish, name, None))
        killed.append(
            {
                "at": point,
                "killed": os.WIFSIGNALED(status),
                "after": after,
                "again": ablage.state_of(name),
            }
        )
        ablage.drop(name)
    return {"total": total, "whole": ablage.state_of(whole), "points": killed}


def at_once(works: Sequence[Callable[[], Any]]) -> None:
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


def race(base: str, folder: Path, order: dict[str, Any], number: int) -> dict[str, Any]:
    """The head releases while another window saves: what holds in the end."""
    name = ablage.copy(base, folder, f"rennen{number}")
    press = partial(approve, name, "la", order["state"], order["pruefsumme"])
    both = [press, partial(save, name, order["state"])]
    at_once(both if number % 2 else both[::-1])
    found = {key: ablage.one(name, question) for key, question in ablage.AFTER_A_RACE.items()}
    ablage.drop(name)
    return found


def main() -> None:
    import django

    django.setup()
    base, folder, order = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
    result: dict[str, Any] = kill_everywhere(base, folder)
    twice = ablage.copy(base, folder, "zweimal")
    at_once([partial(publish, twice, None), partial(publish, twice, None)])
    result["twice"] = ablage.state_of(twice)
    both = ablage.copy(base, folder, "beide")
    at_once(
        [partial(approve, both, name, order["state"], order["pruefsumme"]) for name in ("la", "sa")]
    )
    result["releases"] = ablage.one(both, ablage.RELEASES_BESIDE_THE_PACKAGE)
    result["races"] = [race(base, folder, order, number) for number in range(RACES)]
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
