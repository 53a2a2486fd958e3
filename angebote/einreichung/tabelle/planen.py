"""Rows of a file become a plan: which draft, which cells differ, which sentences are due."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from portal.core.languages import SOURCE_LANGUAGE
from portal.register.models import Bereich

from ...models import Angebot
from .datei import Zeilen
from .plan import FEHLER, GEAENDERT, GLEICH, NEU, Aenderung, Plan, Zeile, check_headings
from .register import Register
from .spalten import BEREICH, BY_FIELD, BY_NAME, KENNUNG, NAME, Spalte
from .zellen import clean_text
from .ziel import Ziele

NOT_ENTERED = ["path", "depth", "slug", "url_path", "content_type", "translation_key"]


def make_plan(table: Zeilen, user: Any, default: Bereich | None = None) -> Plan:
    """Return what the table would do for ``user`` (None: the operator at the command line).

    Raises DateiFehlerError for wrong headings. Run it in a transaction that is taken back: reading
    keywords creates those that do not exist yet.
    """
    with translation.override(SOURCE_LANGUAGE):
        check_headings(table)
        return Planer(table, user, default).plan()


class Planer:
    def __init__(self, table: Zeilen, user: Any, default: Bereich | None) -> None:
        self.table = table
        self.register = Register()
        self.ziele = Ziele(user, self.register, default)
        self.seen: Counter[int | str] = Counter()

    def plan(self) -> Plan:
        return Plan([self.row(number, cells) for number, cells in self.table.zeilen])

    def row(self, number: int, cells: tuple[str, ...]) -> Zeile:
        """Plan one row; every error of a row is named, not only the first."""
        values = dict(zip(self.table.kopf, cells, strict=True))
        row = Zeile(number, values.get(NAME, ""))
        page = self.target(row, values)
        if page is None or row.draft is None:
            row.art, row.draft = FEHLER, None
            return row
        before = {name: clean_text(BY_NAME[name].write(row.draft)) for name in self.columns()}
        self.apply_cells(row, values, before)
        self.check_draft(row)
        self.note_changes(row, before, is_new=page.pk is None)
        return row

    def columns(self) -> list[str]:
        return [name for name in self.table.kopf if name in BY_NAME]

    def target(self, row: Zeile, values: dict[str, str]) -> Angebot | None:
        """Find or create the page of a row and put its newest draft into the row."""
        bereich = self.attempt(row, BEREICH, lambda: self.ziele.bereich(values.get(BEREICH, "")))
        if not row.titel:
            self.refuse(row, NAME, _("Give the offer a name."))
        if row.fehler:
            return None
        key = values.get(KENNUNG, "")
        page = self.attempt(row, KENNUNG, lambda: self.ziele.find(key, bereich, row.titel))
        if row.fehler:
            return None
        if page is None:
            page = self.attempt(row, BEREICH, lambda: self.ziele.fresh(bereich, row.titel))
            row.draft = page
        else:
            row.draft = self.ziele.newest(page)
            self.hand_over(row, row.draft, bereich if values.get(BEREICH) else None)
        self.refuse_second(row, page)
        return None if row.fehler else page

    def hand_over(self, row: Zeile, draft: Angebot, bereich: Bereich | None) -> None:
        """Another Bereich in the cell than in the draft: it answers for the offer from now on."""
        if bereich is None or bereich.pk == draft.zustaendiger_bereich_id:
            return
        row.aenderungen.append(
            Aenderung(BEREICH, str(draft.zustaendiger_bereich or ""), str(bereich))
        )
        draft.zustaendiger_bereich = bereich

    def refuse_second(self, row: Zeile, page: Angebot | None) -> None:
        if page is None:
            return
        key = page.pk or str(page.translation_key)
        self.seen[key] += 1
        if self.seen[key] > 1:
            self.refuse(row, NAME, _("This offer already stands in an earlier line."))

    def attempt(self, row: Zeile, column: str, action: Any) -> Any:
        try:
            return action()
        except ValidationError as error:
            for sentence in error.messages:
                self.refuse(row, column, sentence)
            return None

    def refuse(self, row: Zeile, column: str, sentence: str) -> None:
        words = {"line": row.nummer, "column": column, "sentence": sentence}
        row.fehler.append(_("Line %(line)s, column “%(column)s”: %(sentence)s") % words)

    def apply_cells(self, row: Zeile, values: dict[str, str], before: dict[str, str]) -> None:
        """Read the cells that differ; those that say the same leave what is there untouched."""
        for name in self.columns():
            if values[name] != before[name]:
                self.attempt(row, name, self.reader(BY_NAME[name], row.draft, values[name]))

    def reader(self, column: Spalte, draft: Angebot | None, text: str) -> Any:
        return lambda: column.apply(draft, text, self.register)

    def check_draft(self, row: Zeile) -> None:
        """The rules between fields; what is merely missing may be added until it is submitted."""
        if row.fehler or row.draft is None:
            return
        try:
            row.draft.clean()
        except ValidationError as error:
            for name, sentences in getattr(
                error, "message_dict", {"title": error.messages}
            ).items():
                for sentence in sentences:
                    self.refuse(row, BY_FIELD.get(name, NAME), sentence)

    def note_changes(self, row: Zeile, before: dict[str, str], *, is_new: bool) -> None:
        if row.fehler or row.draft is None:
            row.art, row.draft = FEHLER, None
            return
        after = {name: clean_text(BY_NAME[name].write(row.draft)) for name in before}
        row.aenderungen += [
            Aenderung(name, "" if is_new else before[name], after[name])
            for name in before
            if after[name] != before[name] or (is_new and after[name])
        ]
        row.art = NEU if is_new else GEAENDERT if row.aenderungen else GLEICH
        if row.art == GEAENDERT:
            self.attempt(row, KENNUNG, lambda: self.ziele.check_may_change(row.draft))
        if row.fehler:
            row.art, row.draft = FEHLER, None
