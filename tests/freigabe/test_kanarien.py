"""Canaries: a unique word in every field of what is not public, looked for in every output."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from angebote.models import Angebot
from portal.freigabe.models.aufgaben import entwurfsstand_of
from portal.media.models import Dokument

from .factories import Haus, change, fresh, make_angebot, make_live, submit

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


def texts(token: str) -> dict[str, Any]:
    """The token in every field that takes words."""
    line = f"{WORD} {token}"
    return {
        "title": line,
        "slug": token.lower(),
        "kurztext": line,
        "fuer_wen": line,
        "zeiten_hinweis": line,
        "zugang_hinweis": line,
        "kosten_hinweis": line,
        "anmeldung_hinweis": line,
        "mitbringen": line,
        "traeger": line,
        "redaktionsnotiz": line,
        "seo_title": line,
        "search_description": line,
        "beschreibung": [("absatz", f"<p>{line}</p>"), ("zitat", {"text": line, "quelle": line})],
    }


def document(token: str) -> Dokument:
    found: Dokument = Dokument.objects.create(
        title=f"{WORD} {token}",
        beschreibung=f"{WORD} {token}",
        file=ContentFile(b"%PDF-1.4 " + token.encode(), f"{token}.pdf"),
    )
    return found


class Voliere:
    """One offer for each hidden state and one public twin; every one with its own token."""

    def __init__(self) -> None:
        self.haus = Haus()
        self.tokens = {state: f"kz{state.replace('_', '')}q7" for state in STATES}
        self.twin = "kzoeffentlichq7"
        self.documents = {state: document(token) for state, token in self.tokens.items()}
        self.pages = {state: getattr(self, state)(token) for state, token in self.tokens.items()}
        self.public = make_live(self.haus.index, self.haus.a, **texts(self.twin))
        self.public.schlagwoerter.add(self.twin)
        self.public.save_revision().publish()

    def draft(self, token: str) -> Angebot:
        page = make_angebot(self.haus.index, self.haus.a, self.haus.einreichung_a, **texts(token))
        draft = page.get_latest_revision_as_object()
        draft.schlagwoerter.add(token)
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
        page = self.draft(token)
        tomorrow = timezone.now() + datetime.timedelta(days=1)
        page = change(page, self.haus.redaktion, go_live_at=tomorrow)
        page.get_latest_revision().publish(user=self.haus.redaktion)
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
        values = texts(token)
        values.pop("slug")
        return change(page, self.haus.einreichung_a, **values)


@pytest.fixture
def voliere(db: None) -> Voliere:
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
        "/robots.txt",
        "/gibt-es-nicht/",
    ]
    for slug in hidden:
        found += [f"/angebote/{slug}/", f"/angebote/{slug}.pdf", f"/ar/angebote/{slug}/"]
        found += [f"/schlagwoerter/{slug}/", f"/dokumente/1/{slug}.pdf"]
    for doc in voliere.documents.values():
        found += [doc.url, f"/media/{doc.file.name}"]
    return found


def test_no_canary_sings_in_public(voliere: Voliere, client: Client) -> None:
    outputs = crawl(client, voliere)
    own_addresses = {page.slug for page in voliere.pages.values()} | set(voliere.tokens.values())
    heard = [
        (state, url)
        for url, body in outputs.items()
        for state, token in voliere.tokens.items()
        if token.encode() in without_echo(body, url, own_addresses)
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
