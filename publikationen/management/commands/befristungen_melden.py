"""`manage.py befristungen_melden`: the Befristungs-Radar. For cron, once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from publikationen.befristung import run


class Command(BaseCommand):
    help = "Meldet Förderungen, die in 12, 6 oder 3 Monaten enden, und legt Entwürfe bereit."

    def handle(self, *args: Any, **options: Any) -> None:
        drafts, mails = run()
        self.stdout.write(f"Entwürfe {drafts}, Mitteilungen {mails}")
