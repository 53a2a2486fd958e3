"""Counts what people look for: day, language and words, nothing about who asked."""

from __future__ import annotations

import datetime
import logging
import re
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from .models import SearchDemand

logger = logging.getLogger(__name__)

_LONGEST: Final = 80
_MANY: Final = 5
# What looks like a phone number, a file number or a mail address may be somebody's own.
_PERSONAL: Final = re.compile(r"@|\d[\d\s/-]{3,}\d")
_COUNT: Final = (
    "INSERT INTO search_searchdemand (day, language, query, count, hits)"
    " VALUES (%s, %s, %s, 1, %s) ON CONFLICT (day, language, query)"
    " DO UPDATE SET count = search_searchdemand.count + 1, hits = excluded.hits"
)


def normalised(query: str) -> str:
    """The words as they are counted; "" for what must not be kept."""
    words = " ".join(query.casefold().split())
    return "" if _PERSONAL.search(words) or len(words) > _LONGEST else words


def count_search(query: str, language: str, hits: int) -> None:
    """Count one search. A database that cannot be written to does not stop a reader."""
    words = normalised(query)
    if not words:
        return
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_COUNT, [timezone.localdate(), language, words, hits])
    except DatabaseError:
        logger.warning("A search was not counted", exc_info=True)


def popular_searches(language: str, number: int = 5) -> list[str]:
    """What many looked for and found lately; never what only a few have asked."""
    asked = SearchDemand.objects.filter(language=language, hits__gt=0).lately().by_query()
    return [row["query"] for row in asked[:number] if row["times"] >= _MANY]


def forget_old_demand() -> int:
    """Delete what is older than the retention; return how many rows."""
    kept = datetime.timedelta(days=settings.SEARCH_DEMAND_RETENTION_DAYS)
    forgotten, _ = SearchDemand.objects.filter(day__lt=timezone.localdate() - kept).delete()
    return forgotten
