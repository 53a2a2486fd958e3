"""The walk a newcomer takes: from the start page to everything, and never into a dead end."""

from __future__ import annotations

from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import GERMAN
from tests.browser.answers import visit
from tests.judges.plugin import Reader
from tests.servers.site import ExampleSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]


# An <a> of the map is SVG, whose href is an object: the attribute is read instead.
RESOLVED = "all => all.map(a => new URL(a.getAttribute('href'), location.href).href)"


def follow(page: Page, part: str) -> None:
    """Click the first link in the main part whose address contains ``part``."""
    with page.expect_navigation():
        page.locator(f"main a[href*='{part}']").first.click()


def test_a_newcomer_walks_through_everything_and_back(
    example_site: ExampleSite, reader: Reader
) -> None:
    page, _ = reader()
    visit(page, example_site.url)
    follow(page, "/themeninseln/familie/")
    follow(page, "/angebote/babytreff-am-vormittag/")
    follow(page, "/sozialraeume/mitte-styrum/")
    follow(page, "/handlungsempfehlungen/he-ms-03/")
    follow(page, "/dokumentation/")
    follow(page, "/handlungsempfehlungen/he-ms-03/")
    follow(page, "/angebote/babytreff-am-vormittag/")
    follow(page, "/themeninseln/")
    page.locator(".brot a").first.click()
    assert urlsplit(page.url).path == "/"


def test_search_for_suchtberatung_finds_the_kompetenzzentrum(
    example_site: ExampleSite, reader: Reader
) -> None:
    page, _ = reader()
    visit(page, example_site.url)
    page.locator("main input[type=search]").fill("Suchtberatung")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Kompetenzzentrum" in page.locator(".treffer").inner_text()


def test_no_link_of_a_page_is_dead(example_site: ExampleSite, reader: Reader) -> None:
    page, _ = reader()
    asked: set[str] = set()
    dead = []
    for name, path in GERMAN.items():
        visit(page, example_site.url + path)
        for url in own_links(page, example_site.url) - asked - {page.url}:
            asked.add(url)
            answer = page.request.get(url)
            # A PDF that is still being made answers 503 with a page that says so.
            if answer.status >= 400 and not url.endswith(".pdf"):
                dead.append(f"{name} -> {url}: {answer.status}")
    assert dead == []


def own_links(page: Page, site: str) -> set[str]:
    links: list[str] = page.locator("a[href]").evaluate_all(RESOLVED)
    return {urldefrag(link).url for link in links if link.startswith(site)}


def test_anchors_of_long_texts_lead_somewhere(example_site: ExampleSite, reader: Reader) -> None:
    page, _ = reader()
    for name in ("paper", "documentation"):
        visit(page, example_site.url + GERMAN[name])
        missing = page.locator("main a[href^='#']").evaluate_all(
            "all => all.map(a => a.hash.slice(1)).filter(id => !document.getElementById(id))"
        )
        assert missing == [], name
