"""`manage.py pakete_veroeffentlichen`: packages whose minute has come. For cron, every minute."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portal.freigabe.pakete import publish_due


class Command(BaseCommand):
    help = "Veröffentlicht freigegebene Pakete, deren Termin erreicht ist."

    def handle(self, *args: Any, **options: Any) -> None:
        done, blocked = publish_due()
        self.stdout.write(f"veröffentlicht {done}, blockiert {blocked}")
        if blocked:
            raise SystemExit(1)
