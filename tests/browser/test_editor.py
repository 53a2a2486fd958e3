"""An editor's forms in a browser: they load whole, and what is written in them is published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.judges.plugin import Reader
from tests.servers.seed import PASSWORD
from tests.servers.site import ExampleSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Type of page, title of the page it is created below.
FORMS = {
    "angebote.Angebot": "angebote",
    "publikationen.Massnahmensteckbrief": "steckbriefe",
    "publikationen.Handlungsempfehlung": "handlungsempfehlungen",
    "publikationen.Strategiepapier": "strategiepapiere",
    "publikationen.Veranstaltung": "dialoge",
    "publikationen.Dokumentation": "dialoge",
    "home.Standardseite": "",
    "home.ThemeninselSeite": "themeninseln",
    "home.SozialraumSeite": "sozialraeume",
}
ROOT = "1"
TEXT = "Wir nähen gemeinsam und trinken Kaffee."


def sign_in(page: Page, site: ExampleSite, name: str) -> None:
    page.goto(f"{site.url}/verwaltung/login/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(lambda url: "/login/" not in url)


def form_address(page: Page, site: ExampleSite, kind: str) -> str:
    """Address of the empty form for a page type, below the list it belongs to."""
    parent = child(page, site, ROOT, lambda item: item["meta"]["locale"] == "de")
    if FORMS[kind]:
        parent = child(page, site, parent, lambda item: item["meta"]["slug"] == FORMS[kind])
    return f"{site.url}/verwaltung/pages/add/{kind.lower().replace('.', '/')}/{parent}/"


def child(page: Page, site: ExampleSite, parent: str, wanted: Callable[[Any], bool]) -> str:
    """Primary key of a page below ``parent``, as the chooser of the admin lists them."""
    address = f"{site.url}/verwaltung/api/main/pages/?limit=20&fields=locale&child_of={parent}"
    items = page.request.get(address).json()["items"]
    return str(next(item["id"] for item in items if wanted(item)))


def test_every_form_loads_without_an_error_in_the_console(
    example_site: ExampleSite, reader: Reader
) -> None:
    page, _ = reader()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    sign_in(page, example_site, "redaktion")
    for kind in FORMS:
        page.goto(form_address(page, example_site, kind))
        page.wait_for_load_state("networkidle")
        streams = page.locator("[data-contentpath] > [data-field] .w-form-width").count()
        assert page.locator(".c-sf-add-button").count() or not streams, kind
        assert complaints == [], kind


def test_an_offer_written_in_the_form_is_in_the_list(own_site: ExampleSite, reader: Reader) -> None:
    page, _ = reader()
    sign_in(page, own_site, "redaktion")
    page.goto(form_address(page, own_site, "angebote.Angebot"))
    page.fill("#id_title", "Nähcafé am Markt")
    page.fill("#id_kurztext", "Wir nähen gemeinsam, jede Woche.")
    write_paragraph(page, TEXT)
    page.get_by_role("tab", name="Einordnung").click()
    page.check("#id_stadtweit")
    page.locator("[name=themeninseln]").first.check()
    page.get_by_role("tab", name="Zuständigkeit").click()
    page.locator("#id_zustaendiger_bereich-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal-body").get_by_role("link", name="Bereich 3-2 Soziales").click()
    page.locator(".modal-body").wait_for(state="hidden")
    publish(page)
    page.goto(f"{own_site.url}/angebote/?q=Nähcafé")
    page.get_by_role("link", name="Nähcafé am Markt").first.click()
    assert TEXT in page.locator("main").inner_text()


def write_paragraph(page: Page, text: str) -> None:
    """Add a block of running text to the long text and write into it."""
    page.locator("[data-contentpath=beschreibung] .c-sf-add-button").first.click()
    page.get_by_role("option", name="Text", exact=True).click()
    page.locator("[data-contentpath=beschreibung] [role=textbox]").first.click()
    page.keyboard.type(text)


def publish(page: Page) -> None:
    page.locator("footer .w-dropdown__toggle, footer [aria-label*='Aktionen']").first.click()
    with page.expect_navigation():
        page.locator("button[name=action-publish]").click()
    assert "veröffentlicht" in page.locator(".messages").inner_text()
