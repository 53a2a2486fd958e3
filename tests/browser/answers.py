"""What the site answers, with and without a browser."""

from __future__ import annotations

import urllib.error
import urllib.request

from playwright.sync_api import Page


def source(url: str) -> str:
    """Return the HTML of an address, of a missing page, too; an error of the site raises."""
    try:
        with urllib.request.urlopen(url) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        if error.code >= 500:
            raise
        return error.read().decode()


def visit(page: Page, url: str) -> None:
    """Open an address; an error of the site ends the test, so that no judge looks at its page."""
    answer = page.goto(url)
    assert answer is not None
    assert answer.status < 500, f"{url}: {answer.status}"
