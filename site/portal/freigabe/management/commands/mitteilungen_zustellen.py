"""`manage.py mitteilungen_zustellen [--sammelmail]`: send what is due. For cron, every minute."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.freigabe.benachrichtigen import ask_those_never_asked
from portal.freigabe.mitteilen import deliver_digests, deliver_due


class Command(BaseCommand):
    help = "Stellt fällige Mitteilungen zu; mit --sammelmail auch die täglichen Sammelmails."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sammelmail", action="store_true", help="einmal am Tag")

    def handle(self, *args: Any, **options: Any) -> None:
        ask_those_never_asked()
        delivered, waiting = deliver_due()
        digests = deliver_digests() if options["sammelmail"] else 0
        self.stdout.write(f"zugestellt {delivered}, wartet {waiting}, Sammelmails {digests}")
