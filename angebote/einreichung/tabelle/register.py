"""Words of the registers as people write them in a cell; each register is read once a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from portal.register.models import Bereich, Kontakt, Sozialraum, Themeninsel, Zielgruppe

from ...models import Einrichtung
from ...sprachen import SPOKEN_LANGUAGES
from .zellen import folded, pieces, unknown


class Woerter:
    """One register: every spelling of a row leads to the row, its first one is shown."""

    def __init__(self, rows: Iterable[Any], spellings: Callable[[Any], Iterable[str]]) -> None:
        self.rows: dict[str, Any] = {}
        self.words: list[str] = []
        for row in rows:
            known = [word for word in spellings(row) if word]
            self.words += known[:1]
            for word in known:
                self.rows.setdefault(folded(word), row)

    def find(self, word: str) -> Any:
        """Return the row; raises with the words that are allowed."""
        if folded(word) not in self.rows:
            raise unknown(word, self.words)
        return self.rows[folded(word)]

    def find_all(self, text: str) -> list[Any]:
        """Return the rows a cell names, each once, in its order."""
        return list(dict.fromkeys(self.find(word) for word in pieces(text)))


class Register:
    """Everything a table may name. Read when first asked for."""

    @cached_property
    def bereiche(self) -> Woerter:
        rows = Bereich.objects.prefetch_related("bezeichnungen")
        return Woerter(rows, lambda b: [str(b), b.nummer, b.name, b.slug])

    @cached_property
    def themeninseln(self) -> Woerter:
        # Islands of today win over those of an earlier round with the same spelling.
        current = Themeninsel.objects.gueltig().prefetch_related("aliase")
        every = Themeninsel.objects.prefetch_related("aliase")
        return Woerter(
            dict.fromkeys([*current, *every]),
            lambda i: [i.name, i.kurzname, i.slug, *(alias.name for alias in i.aliase.all())],
        )

    @cached_property
    def sozialraeume(self) -> Woerter:
        return Woerter(Sozialraum.objects.all(), lambda r: [r.name, r.kuerzel, r.slug])

    @cached_property
    def zielgruppen(self) -> Woerter:
        return Woerter(Zielgruppe.objects.all(), lambda z: [z.name, z.slug])

    @cached_property
    def sprachen(self) -> Woerter:
        return Woerter(SPOKEN_LANGUAGES, lambda code: [str(SPOKEN_LANGUAGES[code]), code])

    @cached_property
    def einrichtungen(self) -> Woerter:
        return Woerter(Einrichtung.objects.all(), lambda e: [e.name])

    @cached_property
    def alle_kontakte(self) -> list[Kontakt]:
        return list(Kontakt.objects.all())

    def kontakte(self, bereich_pk: int | None) -> Woerter:
        """Contacts of a Bereich first, so that an equal name elsewhere does not win."""
        own_first = sorted(self.alle_kontakte, key=lambda k: k.bereich_id != bereich_pk)
        return Woerter(own_first, lambda k: [k.bezeichnung])
