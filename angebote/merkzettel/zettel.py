"""The list itself. It lives in the address alone: nothing is stored, no cookie is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation

from portal.core.addresses import absolute
from portal.core.languages import CODES, SOURCE_LANGUAGE
from portal.sprachen.models.sprache import enabled_codes

from ..kennung import number_of

OFFERS, LANGUAGE, WORDS = "a", "mit", "q"
SEPARATOR: Final = "."
MOST: Final = 20
LONGEST_SEARCH: Final = 200


@dataclass(frozen=True)
class Zettel:
    """Names of offers in the reader's order, and the second language ("" for German alone).

    ``ungelesen`` counts entries of the address that are no names; ``zu_viele`` those beyond the
    limit. Neither is an error: the rest is shown, with a notice.
    """

    namen: tuple[str, ...] = ()
    mit: str = ""
    suche: str = ""
    ungelesen: int = 0
    zu_viele: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.namen) >= MOST

    def with_offer(self, name: str) -> Zettel:
        known = self.namen if name in self.namen else (*self.namen, name)[:MOST]
        return replace(self, namen=known)

    def without_offer(self, name: str) -> Zettel:
        return replace(self, namen=tuple(n for n in self.namen if n != name))

    @property
    def abfrage(self) -> str:
        """The part of the address behind the question mark, "" for an empty list."""
        if not (self.namen or self.suche):
            return ""
        # Below another language German alone has to be said: that language is what is expected.
        alone = "" if translation.get_language() == SOURCE_LANGUAGE else SOURCE_LANGUAGE
        names = SEPARATOR.join(self.namen)
        values = {OFFERS: names, LANGUAGE: self.mit or alone, WORDS: self.suche}
        return urlencode({name: value for name, value in values.items() if value})

    def adresse(self, view: str = "merkzettel") -> str:
        """Path of the sheet, its PDF or its QR code, in the active language."""
        return f"{reverse(view)}?{self.abfrage}" if self.abfrage else reverse(view)

    @property
    def oeffentliche_adresse(self) -> str:
        """Full address of the sheet in the client's language: what the QR code says."""
        sheet = replace(self, suche="")
        with translation.override(self.mit or SOURCE_LANGUAGE):
            return absolute(sheet.adresse())


def read_zettel(params: Mapping[str, Any]) -> Zettel:
    """Read the address; what cannot be read is left out and counted, never refused.

    Whoever reads the site in another language gets it beside German unless the address says so.
    """
    given = [part for part in str(params.get(OFFERS, ""))[:2_000].split(SEPARATOR) if part]
    names = list(dict.fromkeys(name for name in given if number_of(name) is not None))
    language = str(params.get(LANGUAGE, translation.get_language() or ""))
    return Zettel(
        namen=tuple(names[:MOST]),
        mit=language if language in second_languages() else "",
        suche=str(params.get(WORDS, "")).replace("\x00", "").strip()[:LONGEST_SEARCH],
        ungelesen=len([name for name in given if number_of(name) is None]),
        zu_viele=max(0, len(names) - MOST),
    )


def second_languages() -> tuple[str, ...]:
    """Languages that may stand beside German: those that are switched on."""
    return tuple(code for code in enabled_codes() if code in CODES and code != SOURCE_LANGUAGE)
