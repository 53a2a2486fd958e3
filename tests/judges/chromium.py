"""Chromium for tests, and a watch over what a page does that a reader would not agree to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

from tests.servers import left_out

LOCAL = {"127.0.0.1", "localhost", "::1", None}


@dataclass
class Watch:
    """What the pages of one context did."""

    foreign: list[str] = field(default_factory=list)  # addresses on other hosts that were asked
    refused: list[str] = field(default_factory=list)  # what the Content-Security-Policy stopped
    console: list[str] = field(default_factory=list)  # errors and warnings
    broken: list[str] = field(default_factory=list)  # own addresses answered with 4xx or 5xx

    def on_request(self, request: Request) -> None:
        """Note a request that leaves this machine."""
        if request.url.startswith("http") and urlsplit(request.url).hostname not in LOCAL:
            self.foreign.append(request.url)

    def on_console(self, message: ConsoleMessage) -> None:
        """Note an error or warning; those of the policy apart."""
        if message.type in {"error", "warning"}:
            policy = "Content Security Policy" in message.text
            (self.refused if policy else self.console).append(message.text)

    def on_response(self, response: Response) -> None:
        """Note a missing or failing address of our own (the page itself may well be a 404)."""
        if response.status >= 400 and not response.request.is_navigation_request():
            self.broken.append(f"{response.status} {response.url}")


@contextmanager
def browser() -> Iterator[Browser]:
    """The installed Chromium, headless."""
    with sync_playwright() as driver:
        chosen = driver.chromium.launch(
            executable_path=left_out.chromium(), args=["--disable-dev-shm-usage"]
        )
        try:
            yield chosen
        finally:
            chosen.close()


@contextmanager
def reader(
    browser: Browser, *, width: int = 1280, height: int = 900, **options: Any
) -> Iterator[tuple[Page, Watch]]:
    """A fresh reader without cookies: a page of that size in CSS pixels, and the watch over it.

    ``options`` go to Playwright's new_context: color_scheme, java_script_enabled, locale …
    """
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": height}, **options
    )
    watch = Watch()
    context.on("request", watch.on_request)
    context.on("response", watch.on_response)
    context.on("console", watch.on_console)
    try:
        yield context.new_page(), watch
    finally:
        context.close()


def overflow(page: Page) -> int:
    """By how many CSS pixels the page scrolls sideways (WCAG 1.4.10 wants 0 at 320)."""
    pixels: int = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return pixels
