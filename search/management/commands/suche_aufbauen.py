"""Builds the catalogue anew from the pages, and the search server from the catalogue."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.collecting import collect
from search.engines.address import parse_search_url
from search.engines.base import EngineUnavailable
from search.engines.registry import search_server
from search.indexing import IndexWriter
from search.transfer import Transfer


class Command(BaseCommand):
    help = (
        "Brings the search catalogue in line with all pages and builds the search server's index"
        " beside the old one. Readers keep searching meanwhile."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.monotonic()
        writer = IndexWriter()
        keys = writer.every_key()
        written = writer.refresh(keys)
        self.stdout.write(f"{len(keys)} pages read, {written} rows written")
        if collect():
            self.stdout.write("Words of a large catalogue collected")
        address = parse_search_url(settings.SEARCH_URL)
        if address is not None:
            try:
                index = Transfer(search_server(address)).rebuild()
            except EngineUnavailable as error:
                raise CommandError(
                    f"The search server did not take the rows: {error}\n"
                    "Nothing is lost: the database answers, and the old index stays in use."
                ) from error
            self.stdout.write(f"Search server answers from {index}")
        self.stdout.write(f"{time.monotonic() - begun:.1f} s")
