"""A reader on a phone walks through the site in their own language, up to the printed sheet."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.answers import visit
from tests.judges.chromium import overflow
from tests.judges.plugin import Reader
from tests.servers.site import ExampleSite
from tests.sprachen.fremde_woerter import foreign_words

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# A word of the language for something that the example site says in German only.
WORDS: Final = {"ar": "السكن", "tr": "konut", "uk": "вагітність", "de-simple": "Schulden"}
# Numbers and addresses whose signs stand in another order than the text says: a rectangle for each
# sign, from left to right.
TURNED: Final = """() => {
    const wrong = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement.checkVisibility()) continue;
        for (const found of node.data.matchAll(/\\d[\\d:.,]*–\\d[\\d:.,]*|\\d+(?: \\d+)+/g)) {
            const range = document.createRange();
            let last = null;
            for (let at = found.index; at < found.index + found[0].length; at++) {
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const box = range.getBoundingClientRect();
                if (last && box.width && Math.abs(last.y - box.y) < 2 && box.x < last.x) {
                    wrong.push(found[0]);
                    break;
                }
                if (box.width) last = box;
            }
        }
    }
    return wrong;
}"""


def look(page: Page, code: str) -> None:
    """The page is in the reader's language, fits the phone, and its numbers read as they should."""
    assert page.locator("html").get_attribute("lang") == code
    assert foreign_words(page.content()) == [], page.url
    assert overflow(page) <= 0, page.url
    assert page.evaluate(TURNED) == [], page.url


def follow(page: Page, selector: str, code: str) -> None:
    with page.expect_navigation():
        page.locator(selector).first.click()
    look(page, code)


@pytest.mark.parametrize("code", WORDS)
def test_from_the_start_page_to_the_printed_sheet_everything_is_in_the_readers_language(
    example_site: ExampleSite, reader: Reader, code: str
) -> None:
    page, watch = reader(width=360)
    visit(page, f"{example_site.url}/{code}/")
    look(page, code)
    follow(page, f"main a[href^='/{code}/themeninseln/buergergeld/']", code)
    follow(page, f"main a[href^='/{code}/angebote/']:not([href*='?'])", code)
    follow(page, f"main a[href^='/{code}/merkzettel/']", code)
    follow(page, f"header a[href^='/{code}/suche/']", code)
    page.locator("main input[type=search]").fill(WORDS[code])
    follow(page, "main form[role=search] button", code)
    german = page.locator("main .treffer li", has=page.locator("h3 a[hreflang=de]")).first
    assert german.locator("h3 [lang=de]").count() or code == "de-simple"
    assert german.locator(".karte-marken .schild").last.inner_text().strip()
    with page.expect_navigation():
        german.locator(".mz-tat a").click()
    look(page, code)
    assert page.locator("article.mz").count() == 2
    assert page.locator(f"article.mz > div > div[lang={code}]").count() > 2
    link = page.locator("main a[href*='merkzettel.pdf']").get_attribute("href")
    answer = page.request.get(f"{example_site.url}{link}")
    assert answer.headers["content-type"] == "application/pdf"
    assert watch.foreign + watch.refused + watch.broken == []
    assert page.context.cookies() == []
