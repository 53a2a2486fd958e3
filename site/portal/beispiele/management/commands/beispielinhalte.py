"""Loads the example content: facts of the dialogues, and invented pages marked "Beispiel"."""

from __future__ import annotations

import os
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.beispiele.accounts import ACCOUNTS, load_accounts
from portal.beispiele.load import load_all, load_translated
from portal.beispiele.lookup import Lookup
from search.relearning import learn_due

PASSWORD_VARIABLE = "BEISPIEL_PASSWORT"  # noqa: S105 - the name of the variable, not a password


class Command(BaseCommand):
    help = (
        "Load the example content. What exists is left as it is, so a second run changes nothing. "
        f"With {PASSWORD_VARIABLE} in the environment the example accounts get that password."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--nur-deutsch", action="store_true", help="leave the pages of other languages out"
        )

    def handle(self, *args: Any, nur_deutsch: bool = False, **options: Any) -> None:
        began = time.monotonic()
        lookup = Lookup()
        for name, created in load_all(lookup):
            self.stdout.write(f"{name}: {created} neu")
        if not nur_deutsch:
            self.stdout.write(f"Übersetzungen: {load_translated(lookup)} neu")
            words = sum(language.words for language in learn_due())
            self.stdout.write(f"Wörter für die Suche in anderen Sprachen: {words} gelernt")
        password = os.environ.get(PASSWORD_VARIABLE, "")
        if password:
            created = load_accounts(lookup, password)
            self.stdout.write(f"Konten: {created} neu, {len(ACCOUNTS)} mit dem gesetzten Passwort")
        self.stdout.write(f"Fertig nach {time.monotonic() - began:.1f} s.")
