"""A counsellor and a client at one table: collect, choose a language, print. Without a script."""

from __future__ import annotations

import pytest

from tests.browser.answers import visit
from tests.judges.accessibility import axe
from tests.judges.chromium import overflow
from tests.judges.plugin import Reader
from tests.servers.site import ExampleSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def collected(reader: Reader, site: ExampleSite) -> str:
    """Put two offers on the list by plain links and choose Arabic; returns the query."""
    page, _ = reader(width=360, java_script_enabled=False)
    visit(page, f"{site.url}/angebote/babytreff-am-vormittag/")
    page.locator("main aside").get_by_role("link", name="Auf den Merkzettel").click()
    page.get_by_label("Was suchen Sie?").fill("Deutsch")
    page.locator("main").get_by_role("button", name="Suchen").click()
    page.locator("main .treffer").get_by_role("link", name="Auf den Merkzettel").first.click()
    page.get_by_label("Zweite Sprache").select_option("ar")
    page.get_by_role("button", name="Anzeigen").click()
    assert page.locator("article.mz").count() == 2
    assert page.locator('article.mz div[lang="ar"][dir="rtl"]').count() > 10
    assert not page.context.cookies()
    return page.url.partition("?")[2]


def test_two_offers_are_collected_shown_in_two_languages_printed_and_removed(
    example_site: ExampleSite, reader: Reader
) -> None:
    query = collected(reader, example_site)
    page, watch = reader(width=1280)
    visit(page, f"{example_site.url}/merkzettel/?{query}")
    link = page.get_by_role("link", name="Drucken (PDF)").get_attribute("href")
    answer = page.request.get(f"{example_site.url}{link}")
    assert answer.headers["content-type"] == "application/pdf"
    page.get_by_role("link", name="Vom Merkzettel nehmen").first.click()
    assert page.locator("article.mz").count() == 1
    assert watch.foreign + watch.refused + watch.broken == []


@pytest.mark.judge
def test_the_sheet_has_no_barrier_and_fits_a_small_phone(
    example_site: ExampleSite, reader: Reader
) -> None:
    query = collected(reader, example_site)
    for width in (320, 1280):
        page, _ = reader(width=width)
        for prefix in ("", "/ar", "/de-simple"):
            for address in (f"{prefix}/merkzettel/?{query}", f"{prefix}/merkzettel/?q=Baby"):
                visit(page, f"{example_site.url}{address}")
                assert axe(page) == [], address
                assert overflow(page) == 0, address
