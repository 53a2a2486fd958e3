"""People of the administration in a browser, and the mails they get."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.judges.accessibility import axe
from tests.judges.chromium import overflow
from tests.judges.plugin import Reader
from tests.servers import seed
from tests.servers.mail import Mailbox
from tests.servers.site import ExampleSite

PHONE = 360
FINGER = 44  # pixels a finger hits
# What is pressed or written in; a link in a sentence is as high as its line (WCAG 2.5.8).
SMALL_TARGETS = """finger => [...document.querySelectorAll(
    "button, .knopf, input:not([type=hidden]), textarea, select, summary"
  )].filter(part => part.closest("main")).map(part => part.closest("label") || part)
  .map(part => [part, part.getBoundingClientRect().height])
  .filter(([part, height]) => part.getClientRects().length && height < finger)
  .map(([part, height]) => `${part.tagName} ${part.innerText.trim()}: ${height} px`)
"""
# With PICTURES=folder every page that is looked at is kept, to be seen beside the drawings.
PICTURES = os.environ.get("PICTURES", "")


class Story:
    """One text on its way; ``title`` tells its mails from those of other stories."""

    def __init__(self, site: ExampleSite, reader: Reader, mailbox: Mailbox, title: str) -> None:
        self.site, self.reader, self.mailbox, self.title = site, reader, mailbox, title
        self.complaints: list[str] = []

    def url(self, path: str) -> str:
        return self.site.url + path

    def sign_in(self, name: str, width: int = 1280) -> Page:
        page, _watch = self.reader(width=width)
        page.goto(self.url("/verwaltung/login/"))
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", seed.PASSWORD)
        page.click("button[type=submit]")
        # Until then a page opened beside would carry the token of the session before.
        page.wait_for_url(lambda url: "/login/" not in url)
        return page

    def open_mail(self, to: str, kind: str, width: int = PHONE) -> Page:
        """Open the link of the newest mail as somebody without an account, on a phone."""
        page, _watch = self.reader(width=width, height=780)
        page.goto(self.url(self.link(to, kind)))
        return page

    def link(self, to: str, kind: str, other_than: str = "", seconds: float = 90) -> str:
        """Path of the link in the newest mail of a kind about this text; waits for the queue."""
        pattern = re.compile(rf"https?://[^/\s]+(/{kind}/[\w-]{{43}}/)")

        def found() -> str:
            for message in self.mails(to):
                match = pattern.search(message)
                if match and match[1] != other_than:
                    return match[1]
            return ""

        wait_until(lambda: bool(found()), seconds, f"mail with a link /{kind}/ to {to}")
        return found()

    def mails(self, to: str) -> list[str]:
        """Subject and text of the mails to an address about this text, the newest first."""
        return [
            f"{message['Subject']}\n{message.get_content()}"
            for message in reversed(self.mailbox.messages)
            if to in str(message["To"]) and self.title in str(message.get_content())
        ]

    def look(self, page: Page, name: str) -> None:
        """Ask axe and the width about the page as it is; `complaints` gathers what they say."""
        self.complaints += [f"{name}: {complaint}" for complaint in axe(page)]
        if (pixels := overflow(page)) > 0:
            self.complaints.append(f"{name}: {pixels} px wider than the screen")
        if page.viewport_size and page.viewport_size["width"] == PHONE:
            small = page.evaluate(SMALL_TARGETS, FINGER)
            self.complaints += [f"{name}: too small for a finger: {target}" for target in small]
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)

    def manage(self, *arguments: str) -> None:
        """Run a management command on the site's data."""
        command, environment = self.site.manage(*arguments), self.site.full_environment()
        subprocess.run(command, cwd=seed.ROOT, env=environment, check=True, capture_output=True)


def wait_until(holds: Callable[[], bool], seconds: float, what: str) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.5)


def main_text(page: Page) -> str:
    return page.locator("main").inner_text()
