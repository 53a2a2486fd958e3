"""Thirteen languages in a real browser: no barrier, real letters, an offer nobody has to take."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from portal.core.languages import CODES
from tests.browser.answers import visit
from tests.judges.accessibility import axe
from tests.judges.chromium import overflow
from tests.judges.plugin import Reader
from tests.servers.site import ExampleSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ("", "angebote/", "angebote/babytreff-am-vormittag/", "suche/?q=baby")
# Letters that a font of western Europe lacks, of the languages whose readers would see boxes.
LETTERS = {"ar": "ةضظئلا", "fa": "پچژگک", "uk": "їєґіщ", "ku": "êîûşç"}
# Draws each letter, and one that no font has, as the page's headings are set.
DRAWN = """letters => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 80;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    const family = getComputedStyle(document.querySelector('h1')).fontFamily;
    const drawn = letter => {
        pen.clearRect(0, 0, 80, 80);
        pen.font = `40px ${family}`;
        pen.fillText(letter, 20, 50);
        return pen.getImageData(0, 0, 80, 80).data.filter((_, at) => at % 4 === 3).join();
    };
    return [...letters].map(drawn);
}"""
NO_LETTER = "\U000e0fff\uffff"


def address(site: ExampleSite, code: str, path: str) -> str:
    return f"{site.url}/{path}" if code == "de" else f"{site.url}/{code}/{path}"


@pytest.mark.judge
@pytest.mark.parametrize("code", CODES)
def test_no_language_has_a_barrier_or_runs_over_the_edge(
    example_site: ExampleSite, reader: Reader, code: str
) -> None:
    page, _ = reader(width=320)
    found = []
    for path in PAGES:
        visit(page, address(example_site, code, path))
        found += [f"{path}: {complaint}" for complaint in axe(page)]
        found += [f"{path}: {pixels} px too wide"] if (pixels := overflow(page)) > 0 else []
    assert found == []


@pytest.mark.parametrize("code", LETTERS)
def test_no_letter_is_an_empty_box(example_site: ExampleSite, reader: Reader, code: str) -> None:
    page, _ = reader()
    visit(page, address(example_site, code, ""))
    page.evaluate("() => document.fonts.ready")
    letters = page.evaluate(DRAWN, LETTERS[code])
    boxes = set(page.evaluate(DRAWN, NO_LETTER))
    assert len(set(letters)) == len(letters)
    assert not set(letters) & boxes


def offer(page: Page) -> str:
    """Text of the offer that is shown, "" if there is none."""
    box = page.locator("#sprachangebot")
    return box.inner_text() if box.is_visible() else ""


def test_reader_from_ukraine_is_offered_ukrainian_and_not_sent_there(
    example_site: ExampleSite, reader: Reader
) -> None:
    page, watch = reader(locale="uk-UA")
    visit(page, f"{example_site.url}/angebote/")
    assert page.url == f"{example_site.url}/angebote/"
    assert "Читати цю сторінку українською" in offer(page)
    assert axe(page) == []
    page.locator("#sprachangebot a:visible").click()
    assert page.url == f"{example_site.url}/uk/angebote/"
    assert offer(page) == ""
    assert watch.refused == []


@pytest.mark.parametrize("locale", ["de-DE", "ja-JP"])
def test_reader_whom_no_other_language_fits_is_offered_nothing(
    example_site: ExampleSite, reader: Reader, locale: str
) -> None:
    page, _ = reader(locale=locale)
    visit(page, f"{example_site.url}/angebote/")
    assert offer(page) == ""


def test_offer_that_was_closed_stays_closed_without_a_cookie(
    example_site: ExampleSite, reader: Reader
) -> None:
    page, _ = reader(locale="fr-FR")
    visit(page, f"{example_site.url}/angebote/")
    page.locator("#sprachangebot button:visible").click()
    visit(page, example_site.url)
    assert offer(page) == ""
    assert page.context.cookies() == []


def test_page_that_is_not_translated_offers_no_other_one(
    example_site: ExampleSite, reader: Reader
) -> None:
    page, _ = reader(locale="fr-FR")
    visit(page, f"{example_site.url}/strategiepapiere/mitte-styrum/")
    assert offer(page) == ""


def test_without_script_there_is_the_language_switch(
    example_site: ExampleSite, reader: Reader
) -> None:
    page, _ = reader(locale="fr-FR", java_script_enabled=False)
    visit(page, example_site.url)
    assert offer(page) == ""
    page.locator("button[popovertarget=sprachen]").first.click()
    assert page.locator("#sprachen a[hreflang=fr]").is_visible()
