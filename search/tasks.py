"""Work after a change that readers and editors need not wait for."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from .attachments import read_document
from .engines.address import parse_search_url
from .engines.base import EngineUnavailable
from .engines.registry import search_server
from .indexing import refresh
from .models import LearnedWords
from .relearning import learn_due, mark_due, wait
from .transfer import Transfer

logger = logging.getLogger(__name__)


@task()
def send_to_search_server() -> int:
    """Send what the search server does not have yet; without one there is nothing to do.

    A server that does not answer is no failure of the task: rows stay pending, and the next
    publication or `suche_abgleichen` (every minute) sends them.
    """
    address = parse_search_url(settings.SEARCH_URL)
    if address is None:
        return 0
    try:
        return Transfer(search_server(address)).sync()
    except EngineUnavailable as error:
        logger.warning("Search server not brought up to date: %s", error)
        return 0


@task()
def read_documents(ids: list[int], translation_key: str) -> None:
    """Read documents of a page, then write the page's rows with their text."""
    for pk in ids:
        read_document(pk)
    refresh([UUID(translation_key)])


@task()
def learn_words() -> int:
    """Learn the words of languages in which something went live; return how many languages."""
    learned = learn_due()
    if LearnedWords.objects.due().exists():
        learn_soon()
    return len(learned)


def learn_soon() -> None:
    """Queue `learn_words` after a while. A queue that cannot wait would keep the publisher waiting:
    then the command `suche_abgleichen` does it."""
    if learn_words.get_backend().supports_defer:
        learn_words.using(run_after=timezone.now() + wait()).enqueue()


def something_went_live(languages: Iterable[str]) -> None:
    """One run for many publications: only the first of them queues it."""
    if mark_due(languages):
        learn_soon()
