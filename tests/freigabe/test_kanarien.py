"""Canaries: a unique word in every field of what is not public, looked for in every output."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.db.models import CharField, TextField
from django.test import Client
from wagtail.fields import StreamField
from wagtail.models import Locale

from portal.freigabe.models.aufgaben import entwurfsstand_of

from .angebote_versteckt import WORD, Voliere, keyword

HREF = re.compile(r'(?:href|action|src)="(/[^"#]*)"')


@pytest.fixture
def voliere(db: None) -> Voliere:
    cache.clear()  # sizes of pictures of the test before
    return Voliere()


def crawl(client: Client, voliere: Voliere) -> dict[str, bytes]:
    """Every public address: fixed ones, those of hidden pages, and what links lead to."""
    todo = [*fixed_addresses(voliere)]
    seen: dict[str, bytes] = {}
    while todo and len(seen) < 400:
        url = todo.pop(0)
        if url in seen or url.startswith(("/verwaltung/", "/static/")):
            continue
        answer: Any = client.get(url)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        seen[url] = body + str(answer.headers).encode()
        if b"html" in answer.get("Content-Type", "").encode():
            todo += HREF.findall(body.decode(errors="replace").replace("&amp;", "&"))
    return seen


def fixed_addresses(voliere: Voliere) -> list[str]:
    hidden = [page.slug for page in voliere.pages.values()]
    found = [
        "/",
        "/angebote/",
        f"/angebote/?q={WORD}",
        f"/suche/?q={WORD}",
        f"/api/v1/suche?q={WORD}",
        "/api/v1/suche?q=",
        "/feeds/angebot.atom",
        "/sitemap.xml",
        "/termine.ics",
        f"/suche/vorschlaege?q={WORD[:6]}",
        "/robots.txt",
        "/gibt-es-nicht/",
    ]
    for slug in hidden:
        found += [f"/angebote/{slug}/", f"/angebote/{slug}.pdf", f"/ar/angebote/{slug}/"]
        found += [f"/schlagwoerter/{slug}/", f"/dokumente/1/{slug}.pdf"]
    for token in voliere.tokens.values():
        found += [*voliere.annexes(token), f"/media/{voliere.documents[token].file.name}"]
        found += [f"/suche/?schlagwort={token}", f"/suche/vorschlaege?q={token[:8]}"]
    return found


def test_no_canary_sings_in_public(voliere: Voliere, client: Client) -> None:
    outputs = crawl(client, voliere)
    own_addresses = {page.slug for page in voliere.pages.values()} | set(voliere.tokens.values())
    heard = [
        (state, url)
        for url, body in outputs.items()
        for state, token in voliere.tokens.items()
        if token.encode() in without_echo(body, url, own_addresses)
        or keyword(token).encode() in body
    ]
    assert heard == []


def without_echo(body: bytes, url: str, slugs: set[str]) -> bytes:
    """An error page may repeat the address that was asked for; nothing else of it is known."""
    asked = next((slug for slug in slugs if slug in url), "")
    return body.replace(asked.encode(), b"") if asked and len(body) < 200_000 else body


@pytest.mark.parametrize(
    "surface",
    ["/angebote/", f"/angebote/?q={WORD}", f"/suche/?q={WORD}", f"/api/v1/suche?q={WORD}",
     "/feeds/angebot.atom", "/sitemap.xml"],
)  # fmt: skip
def test_public_twin_is_found_on_the_same_surfaces(
    voliere: Voliere, client: Client, surface: str
) -> None:
    assert voliere.twin.encode() in client.get(surface).content


def test_annexes_of_hidden_pages_are_closed_and_those_of_the_twin_are_open(
    voliere: Voliere, client: Client
) -> None:
    """Also for somebody who knows the address; a picture would name no token in its body."""
    for state, token in voliere.tokens.items():
        codes = [client.get(url).status_code for url in voliere.annexes(token)]
        assert codes == [404, 404, 404], state
    codes = [client.get(url).status_code for url in voliere.annexes(voliere.twin)]
    assert codes == [200, 200, 200]


def test_every_field_that_takes_words_holds_the_token(voliere: Voliere) -> None:
    """A field added later fails here until the canaries sing in it, too."""
    draft = voliere.pages["entwurf"].get_latest_revision().as_object()
    rows = [draft, *draft.orte.all(), *draft.oeffnungszeiten.all(), *draft.ausnahmen.all()]
    silent = [
        f"{type(row).__name__}.{field.name}"
        for row in rows
        for field in row._meta.concrete_fields
        if takes_words(field) and voliere.tokens["entwurf"] not in str(getattr(row, field.name))
    ]
    assert silent == []


def takes_words(field: Any) -> bool:
    """Fields that somebody types words into; five digits and Wagtail's own paths are none."""
    known = isinstance(field, CharField | TextField | StreamField) and not field.choices
    return known and field.editable and field.name not in {"path", "url_path", "plz", "sprachen"}


def test_counts_do_not_tell_of_hidden_pages(voliere: Voliere, client: Client) -> None:
    found = client.get(f"/api/v1/suche?q={WORD}").json()
    assert found["total"] == 2
    words = {row["wert"] for row in found["facets"].get("schlagwort", [])}
    assert words <= {voliere.twin}


def test_hidden_and_missing_pages_answer_alike(voliere: Voliere, client: Client) -> None:
    codes = {
        state: client.get(f"/angebote/{page.slug}/").status_code
        for state, page in voliere.pages.items()
        if state not in {"beschraenkt", "neuer_entwurf"}
    }
    assert set(codes.values()) == {client.get("/angebote/gibt-es-nicht/").status_code}


def test_translation_of_a_hidden_page_stays_hidden_with_it(
    voliere: Voliere, client: Client
) -> None:
    page = voliere.pages["entwurf"]
    english = Locale.objects.get(language_code="en")
    for parent in (voliere.haus.index.get_parent(), voliere.haus.index):
        parent.specific.copy_for_translation(english).save_revision(clean=False).publish()
    page.copy_for_translation(english)
    token = voliere.tokens["entwurf"]
    for url in ("/en/angebote/", f"/suche/?q={WORD}", "/sitemap.xml"):
        assert token.encode() not in client.get(url).content


def test_newer_draft_is_really_there(voliere: Voliere) -> None:
    """The canaries are alive: what is looked for exists."""
    page = voliere.pages["neuer_entwurf"]
    assert voliere.tokens["neuer_entwurf"] in page.get_latest_revision().content["title"]
    assert entwurfsstand_of(page).pruefsumme
