"""Barriers: what keeps a reader from reading, finding or using a page."""

from __future__ import annotations

import pytest

from tests.browser.addresses import GERMAN, addresses
from tests.browser.answers import visit
from tests.judges.accessibility import axe
from tests.judges.chromium import overflow
from tests.judges.plugin import Reader
from tests.servers.site import ExampleSite

pytestmark = [pytest.mark.browser, pytest.mark.judge, pytest.mark.slow]

LANGUAGES = ("de", "ar", "de-simple")
# WCAG 1.4.12: what a reader may set without losing content.
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-block-end: 2em !important; }"""
# A constructed style sheet, since the policy of the site stops inline ones.
ADD_STYLE = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
}"""
OPEN_EVERYTHING = """() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
}"""


def everywhere(site: ExampleSite, language: str) -> list[tuple[str, str]]:
    return [(name, f"{site.url}{path}") for name, path in addresses(language).items()]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_a_barrier_that_axe_finds(
    example_site: ExampleSite, reader: Reader, language: str, width: int
) -> None:
    page, _ = reader(width=width)
    found = []
    for name, url in everywhere(example_site, language):
        visit(page, url)
        found += [f"{name}: {complaint}" for complaint in axe(page)]
    assert found == []


def test_no_page_has_a_barrier_in_the_dark(example_site: ExampleSite, reader: Reader) -> None:
    page, _ = reader(color_scheme="dark")
    found = []
    for name, path in GERMAN.items():
        visit(page, example_site.url + path)
        page.evaluate(OPEN_EVERYTHING)
        found += [f"{name}: {complaint}" for complaint in axe(page)]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_has_to_scroll_sideways_on_a_small_phone(
    example_site: ExampleSite, reader: Reader, language: str
) -> None:
    page, _ = reader(width=320)
    wide = []
    for name, url in everywhere(example_site, language):
        visit(page, url)
        page.evaluate(OPEN_EVERYTHING)
        wide += [f"{name}: {pixels} px"] if (pixels := overflow(page)) > 0 else []
        page.evaluate(ADD_STYLE, TEXT_SPACING)
        wide += [f"{name}, spaced: {pixels} px"] if (pixels := overflow(page)) > 0 else []
    assert wide == []


def test_arabic_reads_from_right_to_left_with_german_names_intact(
    example_site: ExampleSite, reader: Reader
) -> None:
    page, _ = reader()
    visit(page, f"{example_site.url}/ar/angebote/babytreff-am-vormittag/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.locator("main bdi[lang=de]").first.is_visible()
    heading, hours = page.locator("h1").bounding_box(), page.locator(".zeiten td").first
    assert heading is not None
    assert heading["x"] + heading["width"] > 640
    assert hours.is_visible()
