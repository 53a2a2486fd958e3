"""Canaries: a unique word in every field of what is not public, looked for in every output."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db.models import CharField, TextField
from django.test import Client
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, PageViewRestriction

from angebote.models import Angebot
from angebote.models.ort import AngebotOrt
from angebote.models.zeiten import Ausnahme, Oeffnungszeit
from portal.freigabe.models.aufgaben import entwurfsstand_of
from portal.media.models import Bild, Dokument

from .factories import Haus, change, fresh, make_angebot, make_live, pruefsumme_of, submit

WORD = "Kanarienvogel"
STATES = (
    "entwurf",
    "in_pruefung",
    "zurueckgegeben",
    "geplant",
    "abgelaufen",
    "beschraenkt",
    "offline",
    "neuer_entwurf",
)
HREF = re.compile(r'(?:href|action|src)="(/[^"#]*)"')


def texts(token: str, document: Dokument, picture: Bild) -> dict[str, Any]:
    """The token in every field that takes words, in child rows and in the annexes."""
    line = f"{WORD} {token}"
    words = (
        "title", "kurztext", "fuer_wen", "zeiten_hinweis", "zugang_hinweis", "kosten_hinweis",
        "anmeldung_hinweis", "mitbringen", "traeger", "redaktionsnotiz", "seo_title",
        "search_description",
    )  # fmt: skip
    place = AngebotOrt(bezeichnung=line, raum=line, strasse=line, plz="46045", ort=line)
    hour = Oeffnungszeit(wochentag=1, von=datetime.time(9), bis=datetime.time(10), hinweis=line)
    day = timezone.localdate() + datetime.timedelta(days=7)
    return dict.fromkeys(words, line) | {
        "slug": token.lower(),
        "webseite": f"https://example.org/{token}",
        "orte": [place],
        "oeffnungszeiten": [hour],
        "ausnahmen": [Ausnahme(von=day, bis=day, geschlossen=True, hinweis=line)],
        "beschreibung": [
            ("absatz", f"<p>{line}</p>"),
            ("zitat", {"text": line, "quelle": line}),
            ("dokument", {"dokument": document, "beschreibung": line}),
            ("bild", {"bild": picture, "unterschrift": line}),
        ],
    }


def document(token: str) -> Dokument:
    found: Dokument = Dokument.objects.create(
        title=f"{WORD} {token}",
        beschreibung=f"{WORD} {token}",
        file=ContentFile(b"%PDF-1.4 " + token.encode(), f"{token}.pdf"),
    )
    return found


def picture(token: str) -> Bild:
    found: Bild = Bild.objects.create(
        title=f"{WORD} {token}", file=get_test_image_file(f"{token}.png"), urheber=token
    )
    return found


def keyword(token: str) -> str:
    """Another spelling than its address, which an error page may repeat."""
    return token.upper()


class Voliere:
    """One offer for each hidden state and one public twin; every one with its own token."""

    def __init__(self) -> None:
        self.haus = Haus()
        self.tokens = {state: f"kz{state.replace('_', '')}q7" for state in STATES}
        self.twin = "kzoeffentlichq7"
        tokens = [*self.tokens.values(), self.twin]
        self.documents = {token: document(token) for token in tokens}
        self.pictures = {token: picture(token) for token in tokens}
        self.pages = {state: getattr(self, state)(token) for state, token in self.tokens.items()}
        self.public = make_live(self.haus.index, self.haus.a, **self.texts(self.twin))
        self.public.schlagwoerter.add(keyword(self.twin))
        self.public.save_revision().publish()

    def texts(self, token: str) -> dict[str, Any]:
        return texts(token, self.documents[token], self.pictures[token])

    def annexes(self, token: str) -> list[str]:
        """Addresses of the document and of two sizes of the picture of a page."""
        image = self.pictures[token]
        sizes = [image.get_rendition(spec).url for spec in ("width-100", "width-480|format-webp")]
        return [self.documents[token].url, *sizes]

    def draft(self, token: str) -> Angebot:
        fields = self.texts(token)
        page = make_angebot(self.haus.index, self.haus.a, self.haus.einreichung_a, **fields)
        draft = page.get_latest_revision_as_object()
        draft.schlagwoerter.add(keyword(token))
        draft.save_revision(user=self.haus.einreichung_a)
        return fresh(page)

    entwurf = draft

    def in_pruefung(self, token: str) -> Angebot:
        return submit(self.draft(token), self.haus.einreichung_a)

    def zurueckgegeben(self, token: str) -> Angebot:
        page = self.in_pruefung(token)
        state = page.current_workflow_task_state
        state.task.specific.on_action(state, self.haus.leitung_a, "reject", comment=token)
        return fresh(page)

    def geplant(self, token: str) -> Angebot:
        tomorrow = timezone.now() + datetime.timedelta(days=1)
        page = change(self.draft(token), self.haus.einreichung_a, go_live_at=tomorrow)
        page = submit(page, self.haus.einreichung_a)
        for user in (self.haus.leitung_a, self.haus.redaktion):
            state = fresh(page).current_workflow_task_state
            state.task.specific.on_action(state, user, "approve", pruefsumme=pruefsumme_of(page))
        assert fresh(page).approved_schedule
        return fresh(page)

    def abgelaufen(self, token: str) -> Angebot:
        page = self.live(token)
        page.unpublish(set_expired=True)
        return fresh(page)

    def live(self, token: str) -> Angebot:
        page = self.draft(token)
        page.get_latest_revision().publish()
        return fresh(page)

    def beschraenkt(self, token: str) -> Angebot:
        page = self.live(token)
        restriction = PageViewRestriction(page=page, restriction_type=PageViewRestriction.LOGIN)
        restriction.save()
        return page

    def offline(self, token: str) -> Angebot:
        page = self.live(token)
        page.unpublish()
        return fresh(page)

    def neuer_entwurf(self, token: str) -> Angebot:
        """A public page whose newer draft holds the token."""
        page = make_live(self.haus.index, self.haus.a, title=f"{WORD} heute", slug="heute")
        values = self.texts(token)
        values.pop("slug")
        return change(page, self.haus.einreichung_a, **values)


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
