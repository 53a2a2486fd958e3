"""Listening: what every public output says, and which canaries are heard in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from django.test import Client

from angebote.kennung import kennung

from .kanarie import WORD, Kanarie

HREF: Final = re.compile(r'(?:href|action|src)="(/[^"#]*)"')
KINDS: Final = (
    "angebot",
    "strategiepapier",
    "handlungsempfehlung",
    "steckbrief",
    "dokumentation",
    "veranstaltung",
    "seite",
)
LISTS: Final = (
    "/",
    f"/suche/?q={WORD}",
    f"/suche/?q={WORD}&seite=2",
    f"/api/v1/suche?q={WORD}",
    "/api/v1/suche?q=",
    f"/suche/vorschlaege?q={WORD[:6]}",
    f"/merkzettel/?q={WORD}",
    "/suche/opensearch.xml",
    "/sitemap.xml",
    "/termine.ics",
    "/robots.txt",
    "/gibt-es-nicht/",
    *(f"/feeds/{kind}.atom" for kind in KINDS),
    *(f"/suche/?art={kind}" for kind in KINDS),
)
# Addresses of lists with filters multiply, and PDFs take long: their pages are asked instead.
NOT_FOLLOWED: Final = re.compile(r"^/(verwaltung|static)/|\?.*&|\.pdf$")


def addresses_of(page: Any, bird: Kanarie) -> list[str]:
    """The page in two languages, its PDF, its files, its keyword."""
    url = page.get_url().rstrip("/")
    return [
        f"{url}/",
        f"{url}.pdf",
        f"/ar{url}/",
        f"/schlagwoerter/{bird.address}/",
        f"/suche/?schlagwort={bird.address}",
        f"/suche/vorschlaege?q={bird.token[:4]}",
        *files_of(bird),
    ]


def sheets_of(pages: list[Any]) -> list[str]:
    """A Merkzettel that names the pages, as a page in two languages, its code and its print."""
    names = ".".join(kennung(page.translation_key) for page in pages)
    views = ("merkzettel/", "en/merkzettel/", "merkzettel/qr.svg", "merkzettel.pdf")
    return [f"/{view}?a={names}" for view in views]


def ask(client: Client, addresses: Iterable[str]) -> dict[str, bytes]:
    """What is answered at the given addresses."""
    return {url: body_of(client.get(url)) for url in addresses}


def files_of(bird: Kanarie) -> list[str]:
    """Document and picture, by the address readers know and by that of the stored file."""
    size = bird.picture.get_rendition("width-40").url
    return [bird.document.url, size, f"/media/{bird.document.file.name}"]


def body_of(answer: Any) -> bytes:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content + str(answer.headers).encode()


def crawl(client: Client, todo: list[str]) -> dict[str, bytes]:
    """What is answered at the given addresses and at those their links lead to."""
    seen: dict[str, bytes] = {}
    given = set(todo)
    while todo and len(seen) < 1500:
        url = todo.pop(0)
        if url in seen or (NOT_FOLLOWED.search(url) and url not in given):
            continue
        answer: Any = client.get(url)
        seen[url] = body_of(answer)
        if "html" in answer.get("Content-Type", ""):
            todo += HREF.findall(seen[url].decode(errors="replace").replace("&amp;", "&"))
    return seen


def heard(outputs: dict[str, bytes], birds: list[Kanarie]) -> list[tuple[str, str]]:
    """Where a canary sings. The words of an address may stand in the answer to that address."""
    found = []
    for url, body in outputs.items():
        for bird in birds:
            voices = [voice for voice in bird.voices if voice.decode() not in url]
            found += [(bird.name, url) for voice in voices if voice in body]
    return found
