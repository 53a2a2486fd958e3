"""What the people of the release story do, each by the pages they have for it."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.story import Story, main_text, wait_until


def submit(story: Story, *involved: str) -> Page:
    """Fill the short form as somebody of Gesundheit; returns that person's overview."""
    page = story.sign_in("einreichung-3-4")
    page.goto(story.url("/verwaltung/unsere-angebote/neu/"))
    fill(page, story.title)
    if involved:
        page.get_by_text("Mehr zum Angebot").click()
    for bereich in involved:
        page.get_by_label(bereich, exact=True).check()
    story.look(page, "einreichen")
    page.click("button[value=einreichen]")
    if page.locator("input[name=neu]").count():
        page.check("input[name=neu]")
        page.click("button[value=einreichen]")
    page.wait_for_url(re.compile("/unsere-angebote/bereich/"))
    return page


def fill(page: Page, title: str) -> None:
    page.fill("#f-title", title)
    page.fill("#f-kurztext", "Wir bewegen uns gemeinsam im Park, jede Woche, bei jedem Wetter.")
    page.fill("#f-fuer_wen", "Menschen ab 60 Jahren")
    page.select_option("#f-themeninsel", index=1)
    page.fill("#f-wo", "Kaisergarten, Musterstraße 7, 46047 Oberhausen")
    page.check("input[name=raum][value=stadtweit]")
    page.select_option("#f-tag1", "1")
    page.fill("#f-von1", "10")
    page.fill("#f-bis1", "11.30 Uhr")
    page.fill("#f-kosten", "kostenlos")
    page.select_option("#f-kontakt", index=1)


def agree(story: Story, postfach: str, name: str) -> None:
    """A Bereich answers yes from the mail in its mailbox."""
    page = story.open_mail(postfach, "abstimmung")
    story.look(page, f"abstimmung-{name}")
    page.check("input[name=antwort][value=ja]")
    page.locator("form button[type=submit]").last.click()
    assert "angekommen" in main_text(page)
    story.look(page, "abstimmung-fertig")


def release(story: Story, to: str) -> Page:
    """The head (or deputy) opens the newest mail on a phone and releases."""
    page = story.open_mail(to, "freigabe")
    page.click("button[value=freigeben]")
    assert "freigegeben" in page.locator("h1").inner_text()
    return page


def publish_as_package(story: Story) -> None:
    page = story.sign_in("redaktion")
    page.goto(story.url("/verwaltung/pakete/"))
    story.look(page, "pakete")
    page.fill("input[name=titel]", f"Ausschuss: {story.title}")
    page.click("button[value=termin]")
    page.select_option("#f-page", label=story.title)
    page.click("button[value=hinzufuegen]")
    page.wait_for_load_state()
    story.look(page, "paket")
    for deed in ("freigeben", "veroeffentlichen"):
        page.click(f"button[value={deed}]")
        page.wait_for_load_state()
    assert "Online seit" in main_text(page)
    story.look(page, "paket-online")


def find_in_public(story: Story) -> Page:
    """A reader finds the offer by search and opens it."""
    page, _watch = story.reader()
    offer = page.locator("main a", has_text=story.title)

    def is_found() -> bool:
        page.goto(story.url(f"/suche/?q={story.title.replace(' ', '+')}"))
        return offer.count() > 0

    wait_until(is_found, 60, f"{story.title} in the search")
    offer.first.click()
    page.wait_for_load_state()
    return page
