"""pytest fixtures of the judges from outside and of the browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from tests.judges import chromium
from tests.judges.chromium import Watch

Reader = Callable[..., tuple[Page, Watch]]


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    """The installed Chromium; mark the test `browser`."""
    # Playwright keeps an event loop in this thread, and Django would refuse its database there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with chromium.browser() as browser:
        yield browser


@pytest.fixture
def reader(chromium_browser: Browser) -> Iterator[Reader]:
    """Call it for a fresh reader: `page, watch = reader(width=320)` (see chromium.reader)."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(chromium.reader(chromium_browser, **options))
