"""What every test can use: servers of our own (tests/servers) and judges from outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from tests.servers import migrated

pytest_plugins = ["tests.servers.plugin", "tests.judges.plugin"]


@pytest.fixture(autouse=True)
def starts_in_german() -> Iterator[None]:
    """A request leaves its language behind; no test depends on the one before it."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_createdb: bool,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """Replace pytest-django's: on SQLite the migrated database comes from a copy."""
    configured: list[tuple[Any, str, bool]] = []

    def migrate() -> None:
        configured.extend(setup_databases(verbosity=0, interactive=False))

    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            migrated.database(migrate, anew=django_db_createdb, serialize=True)
        else:
            migrate()
    yield
    with django_db_blocker.unblock():
        teardown_databases(configured, verbosity=0)
