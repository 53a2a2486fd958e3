"""Canaries in every page type: what is not public is found in no public output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Locale, Page

from portal.druck.render import pdf_html
from portal.freigabe.models.aufgaben import entwurfsstand_of
from publikationen.models import Veranstaltung

from .kanarie import WORD, Kanarie
from .voliere import NEVER_ONLINE, ONCE_ONLINE, Voliere, is_single

pytestmark = pytest.mark.slow

HREF = re.compile(r'(?:href|action|src)="(/[^"#]*)"')
KINDS = (
    "angebot",
    "strategiepapier",
    "handlungsempfehlung",
    "steckbrief",
    "dokumentation",
    "veranstaltung",
    "seite",
)
LISTS = (
    "/",
    f"/suche/?q={WORD}",
    f"/suche/?q={WORD}&seite=2",
    f"/api/v1/suche?q={WORD}",
    "/api/v1/suche?q=",
    f"/suche/vorschlaege?q={WORD[:6]}",
    "/suche/opensearch.xml",
    "/sitemap.xml",
    "/termine.ics",
    "/robots.txt",
    "/gibt-es-nicht/",
    *(f"/feeds/{kind}.atom" for kind in KINDS),
    *(f"/suche/?art={kind}" for kind in KINDS),
)
# Addresses of lists with filters multiply, and PDFs take long: their pages are asked instead.
NOT_FOLLOWED = re.compile(r"^/(verwaltung|static)/|\?.*&|\.pdf$")


@pytest.fixture(scope="module")
def voliere(django_db_setup: None, django_db_blocker: Any) -> Iterator[Voliere]:
    """Built once: more than a hundred pages. What it wrote is taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Voliere()
        transaction.set_rollback(True)


@pytest.fixture
def reader(voliere: Voliere, db: None) -> Client:
    return Client()


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


def test_no_canary_sings_in_public(voliere: Voliere, reader: Client) -> None:
    hidden = [
        address
        for key, page in voliere.hidden.items()
        for address in addresses_of(page, voliere.birds[key])
    ]
    public = [page.get_url() for page in voliere.public.values()]
    outputs = crawl(reader, [*LISTS, *public, *hidden])
    assert len(outputs) > len(hidden)
    assert heard(outputs, [*voliere.birds.values(), *voliere.intern.values()]) == []


def test_canary_of_a_page_that_slips_out_is_heard(voliere: Voliere, reader: Client) -> None:
    """As if the page's `live` were not asked for: otherwise the silence above would say nothing."""
    slipped = {key: page for key, page in voliere.hidden.items() if key[1] in NEVER_ONLINE}
    Page.objects.filter(pk__in=[page.pk for page in slipped.values()]).update(live=True)
    outputs = {page.get_url(): body_of(reader.get(page.get_url())) for page in slipped.values()}
    birds = [voliere.birds[key] for key in slipped]
    assert {name for name, _url in heard(outputs, birds)} == {bird.name for bird in birds}


def test_no_canary_is_found_by_its_own_word(voliere: Voliere, reader: Client) -> None:
    """Asked for by name, the catalogue knows nothing: no hit, no facet, no suggestion."""
    told = {}
    for bird in [*voliere.birds.values(), *voliere.intern.values()]:
        answer = reader.get(f"/api/v1/suche?q={bird.token}").json()
        if answer["total"] or answer["vorschlaege"] or answer["meinten_sie"]:
            told[bird.name] = answer
    assert told == {}


def test_public_twins_are_found(voliere: Voliere, reader: Client) -> None:
    """The same words on a public page are found: the search for canaries can succeed."""
    sitemap = reader.get("/sitemap.xml").content.decode()
    lost = []
    for model, bird in voliere.twins.items():
        url = voliere.public[model].get_url()
        if bird.token.encode() not in body_of(reader.get(url)) or f"{url}</loc>" not in sitemap:
            lost.append(f"{bird.name}: page")
        found = reader.get(f"/api/v1/suche?q={bird.token}").json()["total"]
        if not found and voliere.public[model].catalogue_kind and not is_single(model):
            lost.append(f"{bird.name}: search")
    assert lost == []


def test_pdf_of_a_public_page_holds_its_own_words_only(voliere: Voliere, db: None) -> None:
    birds = [*voliere.birds.values(), *voliere.intern.values()]
    printed = {m: p for m, p in voliere.public.items() if p.pdf_template}
    assert len(printed) >= 5
    for model, page in printed.items():
        html = pdf_html(model.objects.get(pk=page.pk)).encode()
        assert voliere.twins[model].token.encode() in html, model
        assert heard({page.get_url(): html}, birds) == []


def test_annexes_of_hidden_pages_are_closed_and_those_of_twins_are_open(
    voliere: Voliere, reader: Client
) -> None:
    """Also for somebody who knows the address; a picture would name no token in its body."""
    opened = [
        bird.name
        for bird in [*voliere.birds.values(), *voliere.intern.values()]
        if {reader.get(url).status_code for url in files_of(bird)} != {404}
    ]
    assert opened == []
    twins = {m: b for m, b in voliere.twins.items() if m.pdf_template}
    shown = {b.name: reader.get(b.document.url).status_code for b in twins.values()}
    assert set(shown.values()) == {200}, shown


def test_hidden_and_missing_pages_answer_alike(voliere: Voliere, reader: Client) -> None:
    """Only a restricted page says that it is there: its readers have to log in."""
    codes = {
        voliere.birds[key].name: reader.get(page.get_url()).status_code
        for key, page in voliere.hidden.items()
        if key[1] != "beschraenkt"
    }
    assert set(codes.values()) == {404}, codes


def test_translation_of_a_hidden_page_stays_hidden_with_it(
    voliere: Voliere, reader: Client
) -> None:
    english = Locale.objects.get(language_code="en")
    for model, page in voliere.public.items():
        if is_single(model) or model is Veranstaltung:  # what others are below
            page.specific.copy_for_translation(english).save_revision(clean=False).publish()
    hidden = {key: page for key, page in voliere.hidden.items() if key[1] in NEVER_ONLINE}
    copies = [page.copy_for_translation(english) for page in hidden.values()]
    lists = ["/en/", "/sitemap.xml", *(f"/en{url}" for url in LISTS if url.startswith("/suche"))]
    urls = [*lists, *(page.get_url() for page in copies)]
    assert len(copies) >= 5
    outputs = {url: body_of(reader.get(url)) for url in urls}
    assert heard(outputs, [voliere.birds[key] for key in hidden]) == []


def test_every_way_of_being_hidden_is_there(voliere: Voliere, db: None) -> None:
    states = {state for _model, state in voliere.birds}
    assert states == {*NEVER_ONLINE, *ONCE_ONLINE, "beschraenkt", "neuer_entwurf"}


def test_newer_drafts_are_really_there(voliere: Voliere, db: None) -> None:
    """The canaries are alive: what is looked for exists."""
    for model, page in voliere.public.items():
        bird = voliere.birds[model, "neuer_entwurf"]
        assert bird.token in page.get_latest_revision().content["title"]
        assert entwurfsstand_of(page).pruefsumme
