"""Elasticsearch and OpenSearch: one request gives hits, facet counts and the total."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS

from ..facets import KIND
from ..names import DIMENSIONS
from ..ranking.synonyms import Tokens
from ..request import SearchRequest
from .base import Answer, Bucket, Question
from .ordering import in_final_order
from .proposal import PROPOSED, Clause, clauses, enough, first_sufficient
from .server import SearchServer

_FACET_VALUES: Final = 1000
_DEEPEST: Final = 10_000  # hits a search server lets one page through
Body = dict[str, Any]


class ElasticEngine:
    """Proposes on a search server; the final order is made from the rows in the database."""

    name = "elastic"

    def __init__(self, server: SearchServer, index: str, using: str = DEFAULT_DB_ALIAS) -> None:
        self.server, self.index, self.using = server, index, using

    def answer(self, question: Question) -> Answer:
        buckets = [bucket for bucket in question.buckets if bucket.levels]
        found = self._at_sufficient_levels(buckets, question.request)
        pairs = list(zip(buckets, found, strict=True))
        return Answer(
            ids=self._page(pairs, question.request.start, question.request.page_size),
            total=sum(map(_total, found)),
            counts=_counts(found),
        )

    def _at_sufficient_levels(
        self, buckets: Sequence[Bucket], request: SearchRequest
    ) -> list[Body]:
        """The answer for each bucket, at the strictest level with enough hits.

        The first request asks for the strictest level and only counts the others; a second one is
        made when a looser level is needed. Both together keep to the time limit.
        """
        if not buckets:
            return []
        until = time.monotonic() + self.server.timeout
        asked = [search for bucket in buckets for search in self._first_searches(bucket, request)]
        answers = iter(self.server.searches(self.index, asked))
        found, again = [], {}
        for place, bucket in enumerate(buckets):
            strict, *looser = [next(answers) for _ in bucket.levels]
            counts = [strict["aggregations"]["hits"]["doc_count"], *map(_total, looser)]
            level = first_sufficient(counts, enough(bucket))
            found.append(strict)
            if level:
                again[place] = self.body(bucket, request, level)
        if again:
            left = until - time.monotonic()
            more = self.server.searches(self.index, list(again.values()), timeout=left)
            for place, answer in zip(again, more, strict=True):
                found[place] = answer
        return found

    def _first_searches(self, bucket: Bucket, request: SearchRequest) -> Iterator[Body]:
        yield self.body(bucket, request, 0)
        needed = enough(bucket)  # counting ends there
        for alternatives in bucket.levels[1:]:
            yield {
                "query": {"bool": {"filter": [*_scope(bucket, request), _holding(alternatives)]}},
                "size": 0,
                "track_total_hits": needed,
            }

    def _page(self, found: Sequence[tuple[Bucket, Body]], start: int, size: int) -> list[int]:
        """The asked rows; a bucket that ends before them is only counted."""
        ids: list[int] = []
        for bucket, answer in found:
            count = _total(answer)
            if start < count and len(ids) < size:
                proposed = [int(hit["sort"][-1]) for hit in answer["hits"]["hits"]]
                best = in_final_order(bucket, proposed[:PROPOSED], self.using)
                ids += [*best, *proposed[PROPOSED:]][start : start + size - len(ids)]
            start = max(0, start - count)
        return ids

    def body(self, bucket: Bucket, request: SearchRequest, level: int) -> Body:
        """The search in the rows of one language. Filters are applied after the counting, so that
        a dimension's own choice does not narrow its own counts."""
        chosen = {name: {"terms": {name: list(vs)}} for name, vs in request.chosen.items()}
        return {
            "query": {
                "bool": {
                    "filter": [*_scope(bucket, request), _holding(bucket.levels[level])],
                    "should": [_clause(clause) for clause in clauses(bucket)],
                }
            },
            "post_filter": {"bool": {"filter": list(chosen.values())}},
            "aggs": {
                "hits": {"filter": {"match_all": {}}},
                **{name: _counted(name, chosen) for name in (KIND, *DIMENSIONS)},
            },
            "size": min(_DEEPEST, max(PROPOSED, request.start + request.page_size)),
            "sort": ["_score", {"row": "asc"}],
            # The row comes with the sorting: nothing that is stored has to be unpacked.
            "stored_fields": "_none_",
            "track_total_hits": True,
        }


def _scope(bucket: Bucket, request: SearchRequest) -> list[Body]:
    fixed: dict[str, Sequence[str]] = {
        "language": [bucket.language],
        "served": [request.language],
        **({KIND: request.kinds} if request.kinds else {}),
        **request.fixed,
    }
    return [{"terms": {name: list(values)}} for name, values in fixed.items()]


def _holding(alternatives: Sequence[Tokens], column: str = "every") -> Body:
    """Rows that hold all tokens of one of the alternatives."""
    queries = [_all(column, tokens) for tokens in alternatives]
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"should": queries, "minimum_should_match": 1}}


def _all(column: str, tokens: Tokens) -> Body:
    held = [{"term": {column: token}} for token in tokens]
    return held[0] if len(held) == 1 else {"bool": {"filter": held}}


def _clause(clause: Clause) -> Body:
    held = _holding(clause.alternatives, clause.column)
    return {"constant_score": {"filter": held, "boost": clause.amount}}


def _total(answer: Body) -> int:
    return int(answer["hits"]["total"]["value"])


def _counted(name: str, chosen: Mapping[str, Body]) -> Body:
    others = [query for other, query in chosen.items() if other != name]
    return {
        "filter": {"bool": {"filter": others}},
        "aggs": {"values": {"terms": {"field": name, "size": _FACET_VALUES}}},
    }


def _counts(found: Sequence[Body]) -> dict[str, dict[str, int]]:
    """Counts of all buckets together; a row is in one of them only."""
    counts: dict[str, dict[str, int]] = {name: {} for name in (KIND, *DIMENSIONS)}
    for answer in found:
        for name, values in counts.items():
            for bucket in answer["aggregations"][name]["values"]["buckets"]:
                values[bucket["key"]] = values.get(bucket["key"], 0) + bucket["doc_count"]
    return counts
