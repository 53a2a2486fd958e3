"""Links of mails in the matrix: one of each kind that can be used, and those that cannot any more.

A link that can be used opens its page for whoever holds it; every other one opens nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone

from portal.freigabe.models import Arbeitslink
from portal.freigabe.models.arbeitslink import default_expiry, token_hash

from .factories import Haus, submit

# Address -> kind of the link it takes.
DOORS: Final[dict[str, str]] = {
    "freigabe_link_freigabe": Arbeitslink.Art.FREIGABE,
    "freigabe_link_vorschau": Arbeitslink.Art.FREIGABE,
    "freigabe_link_stimme": Arbeitslink.Art.STIMME,
    "freigabe_link_angaben": Arbeitslink.Art.ANGABEN,
}


def usable_tokens(haus: Haus) -> dict[str, str]:
    """A link of each kind that can be used, as it stands in its mail."""
    asking = haus.draft(title="Bewegt")
    draft = asking.get_latest_revision_as_object()
    draft.beteiligte_bereiche = [haus.b]
    draft.save_revision(user=haus.einreichung_a)
    submit(asking, haus.einreichung_a)
    Arbeitslink.objects.create(
        art=Arbeitslink.Art.ANGABEN,
        empfaenger=haus.a.postfach,
        bereich=haus.a,
        gueltig_bis=default_expiry(),
    )
    links = Arbeitslink.objects.usable()
    return {art: links.filter(art=art).latest("pk").new_token() for art in Arbeitslink.Art}


def token_for(address: str, tokens: dict[str, str]) -> str:
    """The link an address takes; the preview shows the text that is to be released."""
    kind = DOORS.get(address) or address.removeprefix("freigabe_link_").removesuffix("_neu")
    return tokens[kind if kind in tokens else Arbeitslink.Art.FREIGABE]


def shut_doors(haus: Haus, tokens: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Name and path of every address of a link, for each way in which a link opens nothing."""
    now = timezone.now()
    ways: dict[str, dict[str, Any]] = {
        "benutzt": {"benutzt_am": now},
        "abgelaufen": {"gueltig_bis": now - datetime.timedelta(seconds=1)},
        "entwertet": {"entwertet_am": now},
        "unbefugt": {"user": haus.leitung_b},  # is no head of the page's Bereich
    }
    for address, kind in DOORS.items():
        # An answer and a confirmation are given for a Bereich, by whoever reads its mailbox.
        asks_a_person = kind == Arbeitslink.Art.FREIGABE
        for way, fields in ways.items():
            if way != "unbefugt" or asks_a_person:
                yield f"{address}@{way}", reverse(address, args=[like(tokens[kind], fields)])
        other = next(art for art in tokens if art not in {kind, Arbeitslink.Art.STIMME})
        yield f"{address}@andere_art", reverse(address, args=[tokens[other]])
        yield f"{address}@erraten", reverse(address, args=["x" * 43])


def link_of(token: str) -> Arbeitslink:
    return Arbeitslink.objects.get(token_hash=token_hash(token))


def like(token: str, fields: dict[str, Any]) -> str:
    """The token of a further link, like a given one but for some fields."""
    link = link_of(token)
    link.pk, link.token_hash = None, ""
    for name, value in fields.items():
        setattr(link, name, value)
    link._state.adding = True
    link.save()
    return link.new_token()
