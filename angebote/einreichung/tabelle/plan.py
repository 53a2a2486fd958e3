"""What a table would do: line by line new, changed, unchanged or wrong. Nothing is saved here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from ...models import Angebot
from .datei import DateiFehlerError, Zeilen
from .spalten import KOPF, NAME

NEU, GEAENDERT, GLEICH, FEHLER = "neu", "geaendert", "gleich", "fehler"


@dataclass(frozen=True)
class Aenderung:
    """One cell that differs from the newest draft."""

    spalte: str
    alt: str
    neu: str


@dataclass
class Zeile:
    """One row of the file and the draft it leads to (None where it is wrong)."""

    nummer: int
    titel: str
    art: str = FEHLER
    draft: Angebot | None = None
    aenderungen: list[Aenderung] = field(default_factory=list)
    fehler: list[str] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether taking the table over saves this row."""
        return self.art in {NEU, GEAENDERT}


@dataclass(frozen=True)
class Plan:
    zeilen: list[Zeile]

    def rows(self, art: str) -> list[Zeile]:
        return [zeile for zeile in self.zeilen if zeile.art == art]

    @cached_property
    def neue(self) -> list[Zeile]:
        return self.rows(NEU)

    @cached_property
    def geaenderte(self) -> list[Zeile]:
        return self.rows(GEAENDERT)

    @cached_property
    def gleiche(self) -> list[Zeile]:
        return self.rows(GLEICH)

    @cached_property
    def fehlerhafte(self) -> list[Zeile]:
        return self.rows(FEHLER)

    @property
    def offene(self) -> list[Zeile]:
        return [zeile for zeile in self.zeilen if zeile.is_open]

    @cached_property
    def fingerabdruck(self) -> str:
        """Digest of what would be saved: another one means that somebody changed something."""
        facts = [
            [z.nummer, z.art, z.draft.pk if z.draft else 0, [vars(a) for a in z.aenderungen]]
            for z in self.zeilen
        ]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def check_headings(table: Zeilen) -> None:
    """Raise DateiFehlerError for a column nobody knows, one that is there twice, or no name."""
    unknown = [name for name in table.kopf if name not in KOPF]
    if unknown:
        raise DateiFehlerError(
            _("These columns are not known: %(names)s. Take the headings of the template file.")
            % {"names": quoted(unknown)}
        )
    twice = sorted({name for name in table.kopf if table.kopf.count(name) > 1})
    if twice:
        raise DateiFehlerError(
            _("These columns are there twice: %(names)s.") % {"names": quoted(twice)}
        )
    if NAME not in table.kopf:
        raise DateiFehlerError(_("The column “Name” is missing. Use the template file."))


def quoted(names: Iterable[str]) -> str:
    return ", ".join(f"„{name[:60]}“" for name in names)
