"""Work after a change that readers and editors need not wait for."""

from __future__ import annotations

import logging
from uuid import UUID

from django.conf import settings
from django_tasks import task

from .attachments import read_document
from .engines.address import parse_search_url
from .engines.base import EngineUnavailable
from .engines.registry import search_server
from .indexing import refresh
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
