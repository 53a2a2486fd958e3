"""Canaries in every page type: what is not public is found in no public output."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from wagtail.models import Locale, Page

from angebote.models import Angebot
from portal.druck.render import pdf_html
from portal.freigabe.models.aufgaben import entwurfsstand_of
from portal.sprachen.models import Sprache

from .hoeren import LISTS, addresses_of, ask, body_of, crawl, files_of, heard, sheets_of
from .kanarie import Kanarie
from .voliere import NEVER_ONLINE, ONCE_ONLINE, Voliere, is_single

pytestmark = pytest.mark.slow

# What says no word of any page: the description of the search, addresses alone, nothing at all.
WORDLESS: Final = ("/suche/opensearch.xml", "/sitemap.xml", "/robots.txt", "/gibt-es-nicht/")


@pytest.fixture(scope="module")
def voliere(django_db_setup: None, django_db_blocker: Any) -> Iterator[Voliere]:
    """Built once: more than a hundred pages. What it wrote is taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Voliere()
        transaction.set_rollback(True)


@pytest.fixture
def reader(voliere: Voliere, db: None) -> Client:
    return Client()


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


def translated(page: Any) -> Any:
    """Its English version, online with every word of the German one and with no lock of its own."""
    copy = page.specific.copy_for_translation(Locale.objects.get(language_code="en"))
    copy.go_live_at = None
    copy.view_restrictions.all().delete()
    copy.save_revision(clean=False).publish()
    return type(copy).objects.get(pk=copy.pk)


@pytest.fixture
def english(voliere: Voliere, db: None) -> Iterator[dict[type[Page], Any]]:
    """English, switched on, with a version of every public page."""
    Sprache.objects.filter(code="en").update(eingeschaltet=True)
    cache.clear()  # knows which languages are switched on
    yield {model: translated(page) for model, page in voliere.public.items()}
    cache.clear()


ENGLISH_LISTS: Final = [f"/en{url}" for url in LISTS if url not in {"/sitemap.xml", "/robots.txt"}]


def test_translation_of_a_hidden_page_stays_hidden_with_it(
    voliere: Voliere, reader: Client, english: dict[type[Page], Any]
) -> None:
    """Though it is online itself: no output in its language or in German says a word of it."""
    hidden = {key: translated(page) for key, page in voliere.hidden.items()}
    birds = {key: voliere.birds[key] for key in hidden}
    own = [url for key, page in hidden.items() for url in addresses_of(page, birds[key])]
    asked = [f"/en/api/v1/suche?q={bird.token}" for bird in birds.values()]
    outputs = ask(reader, [*LISTS, *ENGLISH_LISTS, *own, *asked])
    assert {page.live for page in hidden.values()} == {True}
    assert heard(outputs, list(birds.values())) == []
    # The silence has no other cause than the German pages: it ends when these slip out.
    slipped = [key for key in hidden if key[1] != "beschraenkt"]
    Page.objects.filter(pk__in=[voliere.hidden[key].pk for key in slipped]).update(live=True)
    outputs = ask(reader, [hidden[key].get_url() for key in slipped])
    found = {name for name, _url in heard(outputs, list(birds.values()))}
    assert found == {birds[key].name for key in slipped}


def test_translation_of_a_public_twin_is_found(
    voliere: Voliere, reader: Client, english: dict[type[Page], Any]
) -> None:
    sitemap = reader.get("/sitemap.xml").content.decode()
    lost = [
        f"{bird.name}: {place}"
        for model, bird in voliere.twins.items()
        for place, is_there in {
            "page": bird.token.encode() in body_of(reader.get(english[model].get_url())),
            "sitemap": f"{english[model].get_url()}</loc>" in sitemap,
            "search": is_searched(reader, bird, english[model]),
        }.items()
        if not is_there
    ]
    assert lost == []
    outputs = ask(reader, ENGLISH_LISTS)
    silent = [url for url, body in outputs.items() if not heard({url: body}, voliere.singing)]
    assert silent == [f"/en{url}" for url in WORDLESS if f"/en{url}" in ENGLISH_LISTS]


def is_searched(reader: Client, bird: Kanarie, page: Any) -> bool:
    """Start and legal pages are in no search; of all others, the English version is found."""
    found = reader.get(f"/en/api/v1/suche?q={bird.token}").json()["results"]
    is_left_out = is_single(type(page)) or not page.catalogue_kind
    return is_left_out or any(hit["url"].endswith(page.get_url()) for hit in found)


def test_sheet_that_names_hidden_offers_says_nothing_of_them(
    voliere: Voliere, reader: Client
) -> None:
    """Whoever collected an offer keeps its name in the address after it was taken offline."""
    offers = [key for key in voliere.hidden if key[0] is Angebot]
    sheets = sheets_of([voliere.hidden[key] for key in offers])
    assert heard(ask(reader, sheets), [voliere.birds[key] for key in offers]) == []
    shown = ask(reader, sheets_of([voliere.public[Angebot]])[:2])
    assert all(voliere.twins[Angebot].token.encode() in body for body in shown.values())


def test_public_twins_are_heard_in_every_list(voliere: Voliere, reader: Client) -> None:
    """Silence of the lists says nothing where nobody would be heard."""
    outputs = ask(reader, LISTS)
    silent = [url for url, body in outputs.items() if not heard({url: body}, voliere.singing)]
    assert silent == [*WORDLESS]


def test_every_way_of_being_hidden_is_there(voliere: Voliere, db: None) -> None:
    states = {state for _model, state in voliere.birds}
    assert states == {*NEVER_ONLINE, *ONCE_ONLINE, "beschraenkt", "neuer_entwurf"}


def test_newer_drafts_are_really_there(voliere: Voliere, db: None) -> None:
    """The canaries are alive: what is looked for exists."""
    for model, page in voliere.public.items():
        bird = voliere.birds[model, "neuer_entwurf"]
        assert bird.token in page.get_latest_revision().content["title"]
        assert entwurfsstand_of(page).pruefsumme
