"""“Gibt es das schon?”: similar offers while a name is being typed, from the public catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from wagtail.models import Page

from portal.core.catalogue import get_catalogue
from portal.core.languages import SOURCE_LANGUAGE
from portal.freigabe.stellung import stellung_of

SHORTEST: Final = 4
SHOWN: Final = 4


@dataclass(frozen=True)
class Aehnlich:
    """A similar offer; ``aendern`` is set where the user may change it instead."""

    titel: str
    adresse: str
    hinweis: str
    aendern: str


def similar_offers(words: str, user: Any, without: int | None = None) -> list[Aehnlich]:
    """Public offers that the search finds for the words, best first; [] for very short ones."""
    words = words.strip()[:200]
    if len(words) < SHORTEST:
        return []
    found = get_catalogue().listing(
        {"q": words}, language=SOURCE_LANGUAGE, kinds=("angebot",), page_size=SHOWN
    )
    return [entry for entry in (_entry(e, user, without) for e in found.entries) if entry]


def _entry(entry: Any, user: Any, without: int | None) -> Aehnlich | None:
    page = Page.objects.filter(
        translation_key=entry.translation_key, locale__language_code=SOURCE_LANGUAGE
    ).first()
    if page is None or page.pk == without:
        return None
    own = page.permissions_for_user(user).can_edit() and not stellung_of(user).is_central
    return Aehnlich(
        titel=entry.title,
        adresse=entry.url,
        hinweis=", ".join(fact.text for fact in entry.card[:3]),
        aendern=reverse("einreichung_aendern", args=[page.pk]) if own else "",
    )
