"""A screen reader speaks every text of the example site in the language that it is written in."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client

from portal.beispiele.lookup import Lookup
from portal.core.languages import CODES, SOURCE_LANGUAGE
from tests.sprachen.fremde_woerter import foreign_words

pytestmark = pytest.mark.slow

# Besides what links lead to: a missing page, a German page, search with and without hits, German
# words in brackets.
ALSO = (
    "suche/",
    "suche/?q=xyzzyqq",
    "gibt-es-nicht/",
    "strategiepapiere/mitte-styrum/",
    "schlagwoerter/hebamme/",
    "hilfe/",
    "themeninseln/buergergeld/",
    "sozialraeume/mitte-styrum/",
)
LINK = re.compile(r'<a [^>]*href="([^"]+)"')
# With MOST_PAGES=1000 every page that links lead to is read (minutes a language).
MOST = int(os.environ.get("MOST_PAGES", "70"))


@pytest.mark.parametrize("code", CODES)
def test_no_text_stands_under_the_wrong_language(loaded: Lookup, client: Client, code: str) -> None:
    found = {path: words for path, html in pages(client, code) if (words := foreign_words(html))}
    assert found == {}


def pages(client: Client, code: str) -> Iterator[tuple[str, str]]:
    """Path and HTML of the pages of a language that links lead to, ``MOST`` of them."""
    root = "/" if code == SOURCE_LANGUAGE else f"/{code}/"
    waiting = [root, *(root + path for path in ALSO)]
    known = set(waiting)
    while waiting and len(known) < MOST + len(waiting):
        path = waiting.pop(0)
        answer = client.get(path)
        assert answer.status_code in {200, 404}, path
        if not answer["Content-Type"].startswith("text/html"):
            continue
        html = answer.content.decode()
        yield path, html
        new = [link for link in links(html, code) if link not in known]
        known.update(new)
        waiting += new


def links(html: str, code: str) -> list[str]:
    paths = {url.path for url in map(urlsplit, LINK.findall(html)) if not url.netloc and url.path}
    return sorted(path for path in paths if belongs(path, code))


def belongs(path: str, code: str) -> bool:
    first = path.lstrip("/").split("/", 1)[0]
    if "." in path or first in {"verwaltung", "media", "dokumente"}:
        return False
    return first == code or (code == SOURCE_LANGUAGE and first not in CODES)
