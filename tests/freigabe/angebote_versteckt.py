"""One offer for each way of being hidden, with a word of its own in every field."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from angebote.models import Angebot
from angebote.models.ort import AngebotOrt
from angebote.models.zeiten import Ausnahme, Oeffnungszeit
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
