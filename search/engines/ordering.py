"""The final order of the rows an engine proposes: the same for every engine."""

from __future__ import annotations

from collections.abc import Sequence

from ..models import SearchDocument
from ..ranking import Candidate
from ..ranking.scoring import ranked
from .base import Bucket


def in_final_order(bucket: Bucket, proposed: Sequence[int], using: str) -> list[int]:
    """Order proposed rows by what they say; rows that are not public any more fall out."""
    rows = SearchDocument.objects.using(using).public().filter(pk__in=proposed)
    stored = dict(rows.values_list("pk", "stored"))
    candidates = [Candidate(pk, stored[pk]) for pk in proposed if pk in stored]
    return [pk for pk, _ in ranked(bucket.plan, candidates, bucket.vocabulary)]
