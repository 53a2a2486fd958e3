"""The full-text index of SQLite follows the catalogue by triggers, which a migration can lose."""

from __future__ import annotations

import pytest
from django.db import connection

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_a_page_published_after_all_migrations_is_found() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
            ["search_searchdocument"],
        )
        names = {name for (name,) in cursor.fetchall()}
    assert names == {"search_fts_insert", "search_fts_update", "search_fts_delete"}
