"""Fixtures of the release tests."""

from __future__ import annotations

import pytest

from .factories import Haus


@pytest.fixture
def haus(db: None) -> Haus:
    return Haus()
