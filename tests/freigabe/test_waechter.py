"""Each guard is worth its test: without the guard, the test that speaks of it fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client
from django.urls import reverse

from portal.freigabe.models import Zustaendigkeit
from portal.freigabe.models.aufgaben import BereichTask
from portal.freigabe.views.per_link import UNKNOWN

from . import test_ablauf, test_links, test_pakete
from .factories import Haus

AUFGABEN = "portal.freigabe.models.aufgaben"
QUERYSET = "portal.freigabe.models.zustaendigkeit.ZustaendigkeitQuerySet"


def yes(*_args: Any, **_kwargs: Any) -> bool:
    return True


def no(*_args: Any, **_kwargs: Any) -> bool:
    return False


def nothing(*_args: Any, **_kwargs: Any) -> None:
    return None


def open_or_not(_task: BereichTask, state: Any) -> Any:
    return state


def reject_at_once(_task: BereichTask, state: Any, user: Any, comment: str) -> None:
    state.reject(user=user, comment=comment)


def whoever_is_named(rows: Any) -> Any:
    return rows.filter(rolle__in=["leitung", "stellvertretung"])


def always_usable(link: Any) -> str:
    return "" if link else UNKNOWN


def with_haus(test: Callable[..., None]) -> Callable[[Haus, Client], None]:
    return lambda haus, _client: test(haus)


GUARDS: list[tuple[str, str, Any, Callable[[Haus, Client], None]]] = [
    (
        "self-approval",
        f"{AUFGABEN}.FreigabeTask.check_approval",
        BereichTask.check_approval,
        with_haus(test_ablauf.test_head_cannot_release_own_last_change),
    ),
    (
        "stale text",
        f"{AUFGABEN}.BereichTask.check_approval",
        nothing,
        test_ablauf.test_approval_holds_for_the_text_that_was_seen,
    ),
    (
        "foreign task id",
        f"{AUFGABEN}.FreigabeTask.may_act",
        yes,
        test_ablauf.test_foreign_step_in_the_address_of_the_own_page_is_refused,
    ),
    (
        "empty reason",
        f"{AUFGABEN}.BereichTask.reject_with_reason",
        reject_at_once,
        test_ablauf.test_giving_back_needs_a_reason,
    ),
    (
        "removed from the group",
        f"{QUERYSET}.releasing",
        whoever_is_named,
        with_haus(test_ablauf.test_head_removed_from_the_group_meanwhile_cannot_release),
    ),
    (
        "deactivated",
        f"{QUERYSET}.releasing",
        whoever_is_named,
        with_haus(test_ablauf.test_deactivated_head_cannot_release),
    ),
    (
        "double click",
        f"{AUFGABEN}.BereichTask.lock_open_state",
        open_or_not,
        test_ablauf.test_double_click_gives_one_release_and_one_entry_in_the_trace,
    ),
    (
        "cancelled in another tab",
        f"{AUFGABEN}.BereichTask.lock_open_state",
        open_or_not,
        test_ablauf.test_step_withdrawn_in_another_tab_cannot_be_approved,
    ),
    (
        "deleted in review",
        "portal.freigabe.permissions.BereichPermissionTester.in_review",
        no,
        test_ablauf.test_what_is_in_review_can_be_neither_deleted_nor_moved,
    ),
    (
        "changed after the release",
        "portal.freigabe.signals.cancel_releases",
        nothing,
        with_haus(test_ablauf.test_change_after_release_cancels_it_and_asks_the_head_again),
    ),
    (
        "replayed link",
        "portal.freigabe.views.per_link.state_of",
        always_usable,
        test_links.test_used_link_decides_nothing_again,
    ),
    (
        "expired link",
        "portal.freigabe.models.Arbeitslink.is_expired",
        no,
        test_links.test_expired_link_decides_nothing_and_offers_a_new_one,
    ),
    (
        "guessed links",
        "portal.freigabe.links.TRIES_PER_WINDOW",
        10**6,
        test_links.test_guessing_tokens_is_slowed_down,
    ),
    (
        "head on holiday",
        f"{QUERYSET}.present",
        lambda rows, day=None: rows,
        with_haus(test_links.test_while_the_head_is_away_the_deputy_is_asked),
    ),
    (
        "unreleased page in a package",
        "portal.freigabe.pakete.release_obstacle",
        lambda page: "",
        with_haus(test_pakete.test_page_that_is_not_released_blocks_the_package_and_is_named),
    ),
]


@pytest.mark.parametrize(
    ("guard", "instead", "test"),
    [entry[1:] for entry in GUARDS],
    ids=[entry[0] for entry in GUARDS],
)
def test_without_the_guard_its_test_fails(
    haus: Haus,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    guard: str,
    instead: Any,
    test: Callable[[Haus, Client], None],
) -> None:
    assert Zustaendigkeit.objects.exists()
    monkeypatch.setattr(guard, instead)
    with pytest.raises((AssertionError, ObjectDoesNotExist, pytest.fail.Exception)):
        test(haus, client)


def test_steps_of_a_review_do_not_tell_the_title_of_a_foreign_draft(
    haus: Haus, client: Client
) -> None:
    """Wagtail says of any page, by its title, that it does not wait for a decision."""
    secret, waiting = haus.draft(title="Geheimer Lauf"), haus.in_review()
    state = waiting.current_workflow_task_state
    client.force_login(haus.einreichung_b)
    for name, last in (
        ("workflow_action", ["approve", state.pk]),
        ("collect_workflow_action_data", ["approve", state.pk]),
        ("workflow_preview", [state.task_id]),
    ):
        address = reverse(f"wagtailadmin_pages:{name}", args=[secret.pk, *last])
        assert secret.title not in client.get(address, follow=True).content.decode()
