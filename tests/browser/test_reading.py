"""A reader's privacy and freedom: nothing leaves the city, no script is needed, keys suffice."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import GERMAN, addresses
from tests.browser.answers import visit
from tests.judges.plugin import Reader
from tests.servers.site import ExampleSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Whether the focused element can be seen: on screen, not empty, not under something else.
FOCUS_IS_VISIBLE = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return 'nothing';
    const box = at.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return 'empty';
    const x = box.left + Math.min(box.width / 2, 20), y = box.top + box.height / 2;
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return 'off screen';
    const over = document.elementFromPoint(x, y);
    if (!over) return 'nothing is there';
    const outline = getComputedStyle(at).outlineStyle !== 'none'
        || getComputedStyle(at.closest('.karte') || at).outlineStyle !== 'none'
        || at.closest('.stadtplan') !== null;
    if (!outline) return 'no outline';
    return at.contains(over) || over.contains(at) || at.closest('.karte')?.contains(over)
        || at.closest('label')?.contains(over) ? '' : 'covered by ' + over.className;
}"""
DESCRIBE = "() => document.activeElement.outerHTML.slice(0, 120)"


@pytest.mark.parametrize("language", ["de", "ar", "de-simple"])
def test_no_page_asks_another_host_or_leaves_a_cookie(
    example_site: ExampleSite, reader: Reader, language: str
) -> None:
    page, watch = reader()
    for path in addresses(language).values():
        visit(page, example_site.url + path)
        page.wait_for_load_state("networkidle")
    assert watch.foreign == []
    assert page.context.cookies() == []
    assert watch.refused == []
    assert watch.broken == []


@pytest.mark.parametrize("width", [360, 1280])
def test_every_control_is_reached_and_seen_by_keyboard(
    example_site: ExampleSite, reader: Reader, width: int
) -> None:
    page, _ = reader(width=width, reduced_motion="reduce")
    unseen = []
    for name in ("start page", "offers", "offer", "theme", "paper", "recommendations", "search"):
        visit(page, example_site.url + GERMAN[name])
        unseen += [f"{name}: {problem}" for problem in walk_by_keyboard(page)]
    assert unseen == []


def walk_by_keyboard(page: Page, most: int = 220) -> list[str]:
    """Press Tab until the walk leaves the page; return the stops a reader cannot see."""
    problems: list[str] = []
    for step in range(most):
        page.keyboard.press("Tab")
        answer = page.evaluate(FOCUS_IS_VISIBLE)
        if answer == "nothing":
            return problems if step > 5 else [*problems, "the walk ends too early"]
        if answer:
            problems.append(f"{answer}: {page.evaluate(DESCRIBE)}")
    return problems


def test_the_first_key_skips_the_header(example_site: ExampleSite, reader: Reader) -> None:
    page, _ = reader()
    visit(page, example_site.url)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == "#inhalt"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_menu_and_languages_open_and_close_by_keyboard(
    example_site: ExampleSite, reader: Reader
) -> None:
    page, _ = reader(width=360)
    visit(page, example_site.url)
    for target in ("navi", "sprachen"):
        page.locator(f"button[popovertarget={target}]").first.focus()
        page.keyboard.press("Enter")
        assert page.locator(f"#{target}").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator(f"#{target}").is_visible()


def test_offers_are_narrowed_down_without_script(example_site: ExampleSite, reader: Reader) -> None:
    page, _ = reader(java_script_enabled=False)
    visit(page, f"{example_site.url}/angebote/")
    page.locator("input[name=sozialraum][value=mitte-styrum]").check()
    page.locator(".filter-tat button").click()
    assert "sozialraum=mitte-styrum" in page.url
    page.locator(".aktiv a").first.click()
    assert "sozialraum=" not in page.url


def test_nothing_of_the_header_is_lost_without_script(
    example_site: ExampleSite, reader: Reader
) -> None:
    page, _ = reader(width=360, java_script_enabled=False)
    visit(page, example_site.url)
    page.locator("button[popovertarget=navi]").first.click()
    page.locator("#navi a").first.click()
    assert page.url.endswith("/angebote/")


def test_dates_and_hours_are_right_for_the_reader_of_another_language(
    example_site: ExampleSite, reader: Reader
) -> None:
    page, _ = reader()
    visit(page, f"{example_site.url}/ar/angebote/babytreff-am-vormittag/")
    assert "9:30–11:00" in page.locator(".zeiten").inner_text()
    assert page.locator("time[datetime='2027-07-31']").count() >= 1
