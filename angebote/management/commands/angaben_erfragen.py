"""`manage.py angaben_erfragen`: ask the Bereiche for what is due. For cron, once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from angebote.einreichung.aktualitaet import ask_everybody


class Command(BaseCommand):
    help = "Fragt die Bereiche, ob die Angaben ihrer fälligen Angebote noch stimmen."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Mitteilungen: {ask_everybody()}")
