"""The whole example content, loaded once for the tests of this folder, rolled back after them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from portal.beispiele.accounts import load_accounts
from portal.beispiele.load import load_all, load_translated
from portal.beispiele.lookup import Lookup
from search.names import names

PASSWORD = "nur-fuer-die-tests-2026"


@pytest.fixture(scope="package")
def loaded_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Lookup]:
    with django_db_blocker.unblock():
        forget_what_was_cached()
        with transaction.atomic():
            lookup = Lookup()
            for _name, _created in load_all(lookup):
                pass
            load_translated(lookup)
            load_accounts(lookup, PASSWORD)
            yield lookup
            transaction.set_rollback(True)
        forget_what_was_cached()


@pytest.fixture
def loaded(loaded_once: Lookup, db: None) -> Lookup:
    """Everything is there; what a test changes is undone after it."""
    return loaded_once


def forget_what_was_cached() -> None:
    cache.clear()
    names.forget()
