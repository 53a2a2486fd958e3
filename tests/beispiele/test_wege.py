"""A walk through the German site: every page is reached, leads on, marks what is invented."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from portal.beispiele.lookup import Lookup
from portal.core.models import BasePage


@dataclass
class Walk:
    """Addresses reached from the start page through the links inside <main>."""

    texts: dict[str, str] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    onward: dict[str, set[str]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


def walk(client: Client) -> Walk:
    found, waiting = Walk(), deque(["/"])
    seen = set(waiting)
    while waiting:
        address = waiting.popleft()
        response = client.get(address)
        if response.status_code != 200:
            found.broken.append(f"{response.status_code} {address}")
            continue
        main = BeautifulSoup(response.content, "html.parser").main
        assert main is not None, address
        links = {
            link for a in main.find_all("a", href=True) if (link := local(address, str(a["href"])))
        }
        path = urlsplit(address).path
        found.texts[path] = main.get_text(" ")
        if main.select_one(".beispiel"):
            found.marked.add(path)
        found.onward.setdefault(path, set()).update(links - {address})
        waiting.extend(sorted(links - seen))
        seen |= links
    return found


def local(base: str, href: str) -> str:
    """Return a link to follow: a page of the site, or a further page of a list; "" else."""
    parts = urlsplit(urljoin(base, href))
    is_list_page = re.fullmatch(r"seite=\d+", parts.query)
    if parts.netloc or parts.scheme or not parts.path.endswith("/"):
        return ""
    if parts.query and not is_list_page:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


@pytest.fixture(scope="module")
def walked(loaded_once: Lookup) -> Walk:
    return walk(Client())


@pytest.fixture(scope="module")
def public_pages(loaded_once: Lookup) -> dict[str, BasePage]:
    pages = Page.objects.live().filter(locale=loaded_once.german, depth__gt=1).specific()
    return {urlsplit(page.full_url).path: page for page in pages}


def test_no_link_of_the_site_leads_nowhere(loaded: Lookup, walked: Walk) -> None:
    assert walked.broken == []


def test_every_page_is_reached_from_the_start_page(
    loaded: Lookup, walked: Walk, public_pages: dict[str, BasePage]
) -> None:
    legal = {"/impressum/", "/datenschutz/", "/barrierefreiheit/"}

    assert set(public_pages) - set(walked.texts) - legal == set()


def test_no_page_is_a_dead_end(
    walked: Walk, public_pages: dict[str, BasePage], loaded: Lookup
) -> None:
    assert [path for path in public_pages if path in walked.texts and not walked.onward[path]] == []


def test_every_invented_page_is_marked(
    loaded: Lookup, walked: Walk, public_pages: dict[str, BasePage]
) -> None:
    invented = [path for path, page in public_pages.items() if page.beispiel]

    assert len(invented) >= 120
    assert [path for path in invented if path not in walked.marked] == []


def test_no_note_of_the_editors_is_public(
    loaded: Lookup, walked: Walk, public_pages: dict[str, BasePage]
) -> None:
    notes = [page.redaktionsnotiz for page in public_pages.values() if page.redaktionsnotiz]

    assert notes
    assert [n for n in notes if any(n[:60] in text for text in walked.texts.values())] == []


def test_wagtails_tree_knows_every_page(loaded: Lookup) -> None:
    assert not any(Page.find_problems())
