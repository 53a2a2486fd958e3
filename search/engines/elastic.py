"""Elasticsearch and OpenSearch: one request gives hits, facet counts and the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS

from ..facets import KIND
from ..names import DIMENSIONS
from ..ranking.plan import Plan
from ..request import SearchRequest
from .base import Answer, Bucket, Question
from .ordering import in_final_order
from .proposal import PROPOSED, Clause, asked_words, clauses, words_needed
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
        request = question.request
        bodies = [self.body(bucket, request) for bucket in question.buckets]
        found = self.server.searches(self.index, bodies)
        pairs = list(zip(question.buckets, found, strict=True))
        return Answer(
            ids=self._page(pairs, request.start, request.page_size),
            total=sum(one["hits"]["total"]["value"] for one in found),
            counts=_counts(found),
        )

    def _page(self, found: Sequence[tuple[Bucket, Body]], start: int, size: int) -> list[int]:
        """The asked rows; a bucket that ends before them is only counted."""
        ids: list[int] = []
        for bucket, answer in found:
            count = answer["hits"]["total"]["value"]
            if start < count and len(ids) < size:
                proposed = [int(hit["_id"]) for hit in answer["hits"]["hits"]]
                best = in_final_order(bucket, proposed[:PROPOSED], self.using)
                ids += [*best, *proposed[PROPOSED:]][start : start + size - len(ids)]
            start = max(0, start - count)
        return ids

    def body(self, bucket: Bucket, request: SearchRequest) -> Body:
        """The search in the rows of one language. Filters are applied after the counting, so that
        a dimension's own choice does not narrow its own counts."""
        chosen = {name: {"terms": {name: list(vs)}} for name, vs in request.chosen.items()}
        sums = [_clause(clause) for plan in bucket.plans for clause in clauses(plan)]
        return {
            "query": {
                "bool": {
                    "filter": [*_scope(bucket, request), _any([_fits(p) for p in bucket.plans])],
                    "should": sums,
                }
            },
            "post_filter": {"bool": {"filter": list(chosen.values())}},
            "aggs": {name: _counted(name, chosen) for name in (KIND, *DIMENSIONS)},
            "size": min(_DEEPEST, max(PROPOSED, request.start + request.page_size)),
            "sort": ["_score", {"row": "asc"}],
            "_source": False,
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


def _fits(plan: Plan) -> Body:
    words = [_any([_all("every", way.tokens) for way in w.matching]) for w in asked_words(plan)]
    return {"bool": {"should": words, "minimum_should_match": words_needed(plan)}}


def _clause(clause: Clause) -> Body:
    ways = [
        {"constant_score": {"filter": _all(clause.column, tokens), "boost": amount}}
        for tokens, amount in clause.ways
    ]
    return ways[0] if len(ways) == 1 else {"dis_max": {"queries": ways}}


def _all(column: str, tokens: Sequence[str]) -> Body:
    held = [{"term": {column: token}} for token in tokens]
    return held[0] if len(held) == 1 else {"bool": {"filter": held}}


def _any(queries: Sequence[Body]) -> Body:
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}


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
        for name, one in answer["aggregations"].items():
            for bucket in one["values"]["buckets"]:
                counts[name][bucket["key"]] = (
                    counts[name].get(bucket["key"], 0) + bucket["doc_count"]
                )
    return counts
