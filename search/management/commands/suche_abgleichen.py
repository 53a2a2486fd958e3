"""Sends to the search server what it does not have yet. Meant to run every minute."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.collecting import collect_if_due
from search.demand import forget_old_demand
from search.engines.address import parse_search_url
from search.engines.base import EngineUnavailable
from search.engines.registry import search_server
from search.models import LearnedWords
from search.relearning import learn_due, wait
from search.retention import forget_tombstones, forget_words, forget_writes
from search.transfer import Transfer


class Command(BaseCommand):
    help = (
        "Sends changed rows to the search server and forgets old tombstones. Run it every minute."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        forget_words()
        forget_writes()
        forget_old_demand()
        if LearnedWords.objects.overdue(2 * wait()).exists():
            learn_due()
        collect_if_due()
        address = parse_search_url(settings.SEARCH_URL)
        if address is None:
            forgotten = forget_tombstones(confirmed_only=False)
            self.stdout.write(f"No search server is set; {forgotten} tombstones forgotten")
            return
        try:
            sent = Transfer(search_server(address)).sync()
        except EngineUnavailable as error:
            raise CommandError(
                f"The search server is behind and will be tried again: {error}"
            ) from error
        forgotten = forget_tombstones(confirmed_only=True)
        self.stdout.write(f"{sent} rows sent, {forgotten} tombstones forgotten")
