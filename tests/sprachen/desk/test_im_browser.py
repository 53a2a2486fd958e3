"""The pages of the desk on a phone and on a screen: no barrier, nothing beyond the edge."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import Route

from portal.sprachen.models import Sprache
from tests.judges.accessibility import axe
from tests.judges.chromium import overflow
from tests.judges.plugin import Reader

from .conftest import DREI, Tisch, absatz, fill

pytestmark = [pytest.mark.browser, pytest.mark.judge, pytest.mark.slow]
HOST = "http://testserver"


def serve(client: Client, page: BrowserPage, *paths: str) -> None:
    """Give the browser what the test client gets, so it needs no server.

    The pages are fetched first: inside the browser's callbacks Django has another connection, which
    sees nothing of the test's transaction.
    """
    fetched = {path: client.get(path) for path in paths}

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path in fetched:
            found = fetched[path]
            kind = found.headers["Content-Type"]
            route.fulfill(status=found.status_code, content_type=kind, body=found.content)
            return
        file = finders.find(path.removeprefix("/static/"))
        route.fulfill(path=Path(str(file))) if file else route.fulfill(status=404)

    page.route("**/*", answer)


def complaints(page: BrowserPage, *paths: str) -> list[str]:
    found = []
    for path in paths:
        page.goto(HOST + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found += [f"{path}: {complaint}" for complaint in axe(page)]
        wide = overflow(page)
        found += [f"{path}: {wide} px too wide"] if wide > 0 else []
    return found


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_and_nothing_beyond_the_edge(
    tisch: Tisch, client: Client, reader: Reader, width: int, scheme: str
) -> None:
    Sprache.objects.update(eingeschaltet=True)
    fill(tisch.translation, {"Der Tee ist frei.": "Tea is free."}, kind="machine")
    changed = absatz(DREI[1]["id"], "<p>Kommen Sie in Ihren Sozialraum zu den Angeboten.</p>")
    tisch.publish([DREI[0], changed, DREI[2]])
    client.force_login(tisch.haus.redaktion)
    pk = tisch.translation.pk
    paths = (
        reverse("uebersetzungen"),
        reverse("uebersetzungen_blatt", args=[pk]),
        reverse("uebersetzungen_dateien", args=[pk]),
        reverse("uebersetzungen_protokoll"),
    )
    page, _watch = reader(width=width, color_scheme=scheme)
    serve(client, page, *paths)
    assert complaints(page, *paths) == []
