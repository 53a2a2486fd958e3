"""Learns word pairs from the live translations now, without waiting for the queue."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.models import LearnedWords
from search.relearning import LEARNABLE, learn_language


class Command(BaseCommand):
    help = (
        "Learns from the live translations what words of other languages mean in German, so that a"
        " question in them finds what exists in German only."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sprachen", nargs="*", metavar="SPRACHE", help="default: all")
        parser.add_argument(
            "--neu", action="store_true", help="also when nothing has changed since the last time"
        )

    def handle(self, *args: Any, sprachen: list[str], neu: bool, **options: Any) -> None:
        unknown = sorted(set(sprachen) - set(LEARNABLE))
        if unknown:
            raise CommandError(f"Nothing can be learned for: {', '.join(unknown)}")
        for language in [code for code in LEARNABLE if code in sprachen or not sprachen]:
            if neu:
                LearnedWords.objects.filter(language=language).update(fingerprint="")
            begun = time.monotonic()
            row = learn_language(language)
            self.stdout.write(
                f"{language}: {row.words} words from {row.texts} texts,"
                f" {time.monotonic() - begun:.1f} s"
            )
