"""`manage.py publish_scheduled`: pages whose day has come. For cron, every minute.

Stands before Wagtail's command of the same name, which stops at the first broken page.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from portal.freigabe.termine import due_revisions, run_due


class Command(BaseCommand):
    help = "Bringt geplante Seiten online und abgelaufene offline; meldet, was nicht geht."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dryrun", action="store_true", help="nur sagen, was fällig ist")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dryrun"]:
            for revision in due_revisions(timezone.now()):
                self.stdout.write(f"fällig: {revision.object_str}")
            return
        done, failed = run_due()
        self.stdout.write(f"erledigt {done}, gescheitert {failed}")
        if failed:
            raise SystemExit(1)
