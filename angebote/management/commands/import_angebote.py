"""`manage.py import_angebote DATEI [--probe]`: many offers as drafts, from CSV or XLSX."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from angebote.einreichung.tabelle.datei import MAX_ROWS_OPERATOR, DateiFehlerError, read_file
from angebote.einreichung.tabelle.plan import Plan
from angebote.einreichung.tabelle.spalten import KOPF
from angebote.einreichung.tabelle.uebernehmen import preview, take_over
from portal.users.models import User


class Command(BaseCommand):
    help = (
        "Übernimmt Angebote aus einer CSV- oder XLSX-Datei als Entwürfe. Was es schon gibt, wird "
        "geändert statt verdoppelt; fehlerhafte Zeilen werden genannt und ausgelassen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("datei", type=Path)
        parser.add_argument("--probe", action="store_true", help="nur zeigen, nichts speichern")
        parser.add_argument(
            "--konto", default="", help="Anmeldename: dessen Rechte gelten, und er gilt als Autor"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("de"):
            plan = self.run(options)
            self.report(plan)
            if plan.fehlerhafte:
                raise CommandError(f"{len(plan.fehlerhafte)} fehlerhafte Zeilen ausgelassen.")

    def run(self, options: dict[str, Any]) -> Plan:
        user = self.user(options["konto"])
        act = preview if options["probe"] else take_over
        try:
            table = read_file(options["datei"].read_bytes(), KOPF, MAX_ROWS_OPERATOR)
            return act(table, user)
        except OSError as error:
            raise CommandError(
                f"Die Datei „{options['datei']}“ lässt sich nicht öffnen."
            ) from error
        except DateiFehlerError as error:
            raise CommandError(str(error)) from error

    @staticmethod
    def user(name: str) -> User | None:
        if not name:
            return None
        found = User.objects.filter(username=name).first()
        if found is None:
            raise CommandError(f"Das Konto „{name}“ gibt es nicht.")
        return found

    def report(self, plan: Plan) -> None:
        for row in plan.zeilen:
            for sentence in row.fehler:
                self.stdout.write(sentence)
            for change in row.aenderungen:
                if row.art == "geaendert":
                    cell = f"{change.spalte}: {change.alt or '(leer)'} → {change.neu or '(leer)'}"
                    self.stdout.write(f"Zeile {row.nummer}, {row.titel}: {cell}")
        counts = f"neu {len(plan.neue)}, geändert {len(plan.geaenderte)}"
        self.stdout.write(f"{counts}, unverändert {len(plan.gleiche)}")
