"""The administration's way in a browser: submitted, agreed, released by link, published."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.judges.plugin import Reader
from tests.servers.mail import Mailbox
from tests.servers.seed import PASSWORD
from tests.servers.site import ExampleSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OFFER = "Bewegt älter werden im Park"


@pytest.fixture
def site(mailbox: Mailbox) -> Iterator[ExampleSite]:
    """The example site with a worker, its mails caught."""
    with ExampleSite({"EMAIL_URL": mailbox.url}, worker=True) as running:
        yield running


def sign_in(reader: Reader, site: ExampleSite, name: str, width: int = 1280) -> Page:
    page, _watch = reader(width=width)
    page.goto(f"{site.url}/verwaltung/login/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    # Until then a page opened beside would carry the token of the session before.
    page.wait_for_url(lambda url: "/login/" not in url)
    return page


def link_in_mail(mailbox: Mailbox, to: str, kind: str, seconds: float = 60) -> str:
    """Path of the link in the newest mail of a kind to an address; waits for the queue."""
    pattern = re.compile(rf"https?://[^/\s]+(/{kind}/[\w-]{{43}}/)")
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for message in reversed(mailbox.messages):
            found = pattern.search(str(message.get_content()))
            if found and to in str(message["To"]):
                return found.group(1)
        time.sleep(0.5)
    raise AssertionError(f"no mail with a link /{kind}/ to {to}")


def submit_offer(page: Page, site: ExampleSite) -> None:
    """Fill the short form as somebody of Gesundheit; Sport has to agree."""
    page.goto(f"{site.url}/verwaltung/unsere-angebote/neu/")
    page.fill("#f-title", OFFER)
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
    page.locator("details.falte summary").click()
    page.get_by_label("Bereich 2-5 Sport").check()
    page.click("button[value=einreichen]")
    if page.locator("input[name=neu]").count():
        page.check("input[name=neu]")
        page.click("button[value=einreichen]")
    page.wait_for_url(re.compile("/unsere-angebote/bereich/"))


def test_offer_goes_the_whole_way(site: ExampleSite, reader: Reader, mailbox: Mailbox) -> None:
    author = sign_in(reader, site, "einreichung-3-4")
    submit_offer(author, site)
    assert OFFER in author.locator("#h-pruef ~ ul").inner_text()

    sport, _ = reader(width=390)
    sport.goto(site.url + link_in_mail(mailbox, "2-5", "abstimmung"))
    sport.check("input[name=antwort][value=ja]")
    sport.locator("form button[type=submit]").last.click()
    assert "angekommen" in sport.locator("main").inner_text()

    head, _ = reader(width=390, height=844)
    address = site.url + link_in_mail(mailbox, "leitung-3-4", "freigabe")
    head.goto(address)
    assert head.evaluate("document.documentElement.scrollWidth") <= 390
    assert "Bereich 2-5 Sport" in head.locator("main").inner_text()
    head.click("button[value=freigeben]")
    assert "freigegeben" in head.locator("h1").inner_text()
    head.goto(address)
    assert "verbraucht" in head.locator("h1").inner_text()

    public, _ = reader()
    publish_as_package(sign_in(reader, site, "redaktion"), site)
    assert_line(public, site)


def publish_as_package(page: Page, site: ExampleSite) -> None:
    page.goto(f"{site.url}/verwaltung/pakete/")
    page.fill("input[name=titel]", "Sozialausschuss")
    page.click("button[value=termin]")
    page.select_option("#f-page", label=OFFER)
    for deed in ("hinzufuegen", "freigeben", "veroeffentlichen"):
        page.click(f"button[value={deed}]")
        page.wait_for_load_state()
    assert "Online seit" in page.locator("main").inner_text()


def assert_line(page: Page, site: ExampleSite) -> None:
    """Readers find the offer and see who released it."""
    wait_until(lambda: find_offer(page, site))
    text = page.locator("main").inner_text()
    assert "Freigegeben von" in text
    assert "Fassung 1" in text


def find_offer(page: Page, site: ExampleSite) -> bool:
    page.goto(f"{site.url}/suche/?q=Bewegt+Park")
    found = page.locator("main a", has_text=OFFER)
    if not found.count():
        return False
    found.first.click()
    page.wait_for_load_state()
    return True


def wait_until(holds: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(1)


def test_given_back_text_comes_back_with_its_reason(
    site: ExampleSite, reader: Reader, mailbox: Mailbox
) -> None:
    author = sign_in(reader, site, "einreichung-3-4")
    submit_offer(author, site)
    sport, _ = reader()
    sport.goto(site.url + link_in_mail(mailbox, "2-5", "abstimmung"))
    sport.check("input[name=antwort][value=ja]")
    sport.locator("form button[type=submit]").last.click()
    head, _ = reader(width=390, height=844)
    head.goto(site.url + link_in_mail(mailbox, "leitung-3-4", "freigabe"))
    head.click("button[value=zurueckgeben]")
    assert "Ein Satz genügt" in head.locator(".fehlertext").inner_text()
    head.fill("#f-nachricht", "Bitte den Treffpunkt genauer nennen.")
    head.click("button[value=zurueckgeben]")
    assert "Zurückgegeben" in head.locator("h1").inner_text()
    author.goto(f"{site.url}/verwaltung/unsere-angebote/")
    assert "Treffpunkt genauer" in author.locator("main").inner_text()
