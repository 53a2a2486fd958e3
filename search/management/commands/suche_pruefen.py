"""Tells where catalogue, vocabulary and search server differ from what is public."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, transaction

from search.consistency import (
    repair_server,
    server_differences,
    vocabulary_differences,
)
from search.engines.address import parse_search_url
from search.engines.base import EngineUnavailable
from search.engines.registry import search_server
from search.indexing import IndexWriter
from search.statistics import count_all
from search.transfer import Transfer

_SHOWN = 10


class Command(BaseCommand):
    help = "Compares pages, catalogue, vocabulary and search server; exit code 1 if they differ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reparieren", action="store_true", help="mend what differs")

    def handle(self, *args: Any, reparieren: bool = False, **options: Any) -> None:
        checks = (self._catalogue, self._vocabulary, self._server)
        found = [check(reparieren) for check in checks]
        if any(found) and not reparieren:
            raise CommandError("The search differs from what is public; --reparieren mends it.")

    def _catalogue(self, repair: bool) -> int:
        writer = IndexWriter()
        changes = list(writer.differences(writer.every_key()))
        self.stdout.write(f"Catalogue: {len(changes)} rows differ")
        for change in changes[:_SHOWN]:
            state = "is missing or old" if change.source else "is not public"
            self.stdout.write(f"  {change.row} {state}")
        if repair:
            writer.refresh(dict.fromkeys(change.row.translation_key for change in changes))
        return len(changes)

    def _vocabulary(self, repair: bool) -> int:
        wrong = vocabulary_differences()
        self.stdout.write(f"Vocabulary: {len(wrong)} words are counted wrongly")
        if repair and wrong:
            with transaction.atomic():
                count_all(DEFAULT_DB_ALIAS)
        return len(wrong)

    def _server(self, repair: bool) -> int:
        address = parse_search_url(settings.SEARCH_URL)
        if address is None:
            return 0
        transfer = Transfer(search_server(address))
        try:
            found = server_differences(transfer)
            if repair:
                repair_server(transfer, found)
        except EngineUnavailable as error:
            raise CommandError(f"The search server does not answer: {error}") from error
        self.stdout.write(
            f"Search server: {len(found.stale)} rows differ, {len(found.extra)} are too many,"
            f" {transfer.pending().count()} wait"
        )
        return len(found.stale) + len(found.extra)
