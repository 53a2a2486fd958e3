"""Role x address x method: no answer nobody expected, no write nobody allowed, no 5xx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from portal.freigabe.models import Arbeitslink

from .fragen import Cells, ask_all, ask_some, closed, fault_of, paths, questions, unexpected
from .matrix import ALL, ROLES, addresses, row_for
from .matrix_zeilen import ROWS
from .welt import Welt
from .zeilen import Waechter, Zeile, all_lines
from .zeilen_doppelt import other_lock

pytestmark = pytest.mark.matrix
# A line that holds for thousands of cells is let through in these many, spread over all of them.
MOST_CELLS: Final = 150
MIDDLEWARE: Final = "portal.freigabe.middleware"
DOORS: Final = [
    ("NEEDS_CHOICE", "wagtailimages_chooser:select_format"),
    ("NEEDS_EDIT", "wagtailadmin_pages:confirm_workflow_cancellation"),
    ("CLOSED", "wagtailadmin_error_test"),
]


@pytest.fixture(scope="module")
def welt(django_db_setup: None, django_db_blocker: Any) -> Iterator[Welt]:
    """Built once; every question takes back what it did, and the end takes back the world."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Welt()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def no_tries_before(db: None) -> None:
    """Links of mails may be tried a few times only; the cache counts."""
    cache.clear()


@pytest.fixture(scope="module")
def waechter() -> Iterator[Waechter]:
    found = Waechter()
    found.take_post()
    yield found
    found.leave()


@pytest.fixture(scope="module")
def cells(welt: Welt, waechter: Waechter) -> Cells:
    """Every address, every role, both methods; the sentries note who was refused where."""
    return dict(ask_all(welt, questions(welt), waechter.attend))


def test_every_address_has_a_row() -> None:
    assert [a.name for a in addresses() if row_for(a.name, ROWS) is None] == []


def test_every_address_is_asked(welt: Welt) -> None:
    """An address whose path could not be made would be right in every cell."""
    asked = {name for name, _path, _form in paths(welt)}
    assert {address.name for address in addresses()} - asked == set()


def test_no_answer_is_unexpected(cells: Cells) -> None:
    assert len(cells) >= 3000
    assert unexpected(cells) == []


def test_no_role_is_shut_out_of_what_is_said_to_be_for_it(cells: Cells) -> None:
    assert closed(cells) == []


@pytest.mark.parametrize("zeile", all_lines(), ids=lambda zeile: zeile.key)
def test_dropping_a_permission_line_is_noticed(
    welt: Welt, cells: Cells, waechter: Waechter, zeile: Zeile
) -> None:
    """With the line every cell is right (see above); without it at least one is wrong.

    Unless another lock holds: then the line is named in `zeilen_doppelt` with the reason.
    """
    refused = waechter.refused(zeile, MOST_CELLS)
    with waechter.without(zeile):
        is_noticed = any(fault_of(*asked) for asked in ask_all(welt, refused))
    assert is_noticed is not bool(other_lock(zeile.key))


def test_most_permission_lines_have_no_second_lock() -> None:
    lines = all_lines()
    assert len(lines) >= 140
    assert sum(not other_lock(line.key) for line in lines) >= 75


@pytest.mark.parametrize(("names", "address"), DOORS)
def test_opening_a_door_of_wagtails_is_noticed(
    welt: Welt, monkeypatch: pytest.MonkeyPatch, names: str, address: str
) -> None:
    monkeypatch.setattr(f"{MIDDLEWARE}.{names}", frozenset())
    assert unexpected(ask_some(welt, address)) != []


def test_link_that_was_withdrawn_opens_nothing_for_anybody(welt: Welt) -> None:
    Arbeitslink.objects.update(entwertet_am=timezone.now())
    cells = ask_some(welt, "freigabe_link_[!e]*")
    assert len(cells) >= 6 * len(ROLES) * 2
    assert {cell for cell, answer in cells.items() if answer.status < 400} == set()
    assert [answer.writes for answer in cells.values() if answer.writes] == []


def test_page_of_the_matrix_is_really_secret(welt: Welt) -> None:
    assert Page.objects.get(pk=welt.page.pk).workflow_in_progress
    assert set(ROLES) == ALL
