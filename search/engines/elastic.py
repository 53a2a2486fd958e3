"""Elasticsearch and OpenSearch: one request gives hits, facet counts and the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS

from portal.core.languages import SOURCE_LANGUAGE

from ..facets import KIND
from ..models import TOKEN_COLUMNS
from ..names import DIMENSIONS
from ..request import SearchRequest
from .base import Answer, Question, WordAlternatives
from .server import SearchServer

_WEIGHTS: Final = dict(zip(TOKEN_COLUMNS, (8.0, 5.0, 3.0, 2.0, 2.0, 1.0, 1.5), strict=True))
_FACET_VALUES: Final = 1000
_OWN_LANGUAGE: Final = 1e6  # above every score
Body = dict[str, Any]


class ElasticEngine:
    """Ranks on a search server; rows are read from the database by the ids it gives."""

    name = "elastic"

    def __init__(self, server: SearchServer, index: str, using: str = DEFAULT_DB_ALIAS) -> None:
        self.server, self.index, self.using = server, index, using

    def answer(self, question: Question) -> Answer:
        found = self.server.search(self.index, self.body(question))
        return Answer(
            ids=[int(hit["_id"]) for hit in found["hits"]["hits"]],
            total=found["hits"]["total"]["value"],
            counts={
                name: {bucket["key"]: bucket["doc_count"] for bucket in one["values"]["buckets"]}
                for name, one in found["aggregations"].items()
            },
        )

    def body(self, question: Question) -> Body:
        """The request. Filters are applied after the counting, so that a dimension's own choice
        does not narrow its own counts."""
        request = question.request
        chosen = {name: {"terms": {name: list(vs)}} for name, vs in request.chosen.items()}
        return {
            "query": {"bool": {"filter": _scope(request), "must": [_ranked(question)]}},
            "post_filter": {"bool": {"filter": list(chosen.values())}},
            "aggs": {name: _counted(name, chosen) for name in (KIND, *DIMENSIONS)},
            "from": request.start,
            "size": request.page_size,
            "sort": ["_score", {"row": "asc"}],
            "_source": False,
            "track_total_hits": True,
        }


def _scope(request: SearchRequest) -> list[Body]:
    served: Body = {"term": {"served": request.language}}
    kinds = [{"terms": {KIND: list(request.kinds)}}] if request.kinds else []
    fixed = [{"terms": {name: list(values)}} for name, values in request.fixed.items()]
    return [served, *kinds, *fixed]


def _counted(name: str, chosen: Mapping[str, Body]) -> Body:
    others = [query for other, query in chosen.items() if other != name]
    return {
        "filter": {"bool": {"filter": others}},
        "aggs": {"values": {"terms": {"field": name, "size": _FACET_VALUES}}},
    }


def _ranked(question: Question) -> Body:
    """Rows of the reader's language by its words; German ones by German and by the reader's."""
    reader = question.request.language
    own = _of_language(reader, question.words[reader])
    if reader == SOURCE_LANGUAGE:
        return own
    everything = [word for words in question.words.values() for word in words]
    first = {"constant_score": {"filter": {"term": {"language": reader}}, "boost": _OWN_LANGUAGE}}
    german = _of_language(SOURCE_LANGUAGE, everything)
    return {"bool": {"must": [{"dis_max": {"queries": [own, german]}}], "should": [first]}}


def _of_language(language: str, words: Sequence[WordAlternatives]) -> Body:
    if not words:
        return {"match_none": {}}
    return {
        "bool": {
            "filter": [{"term": {"language": language}}],
            "should": [_word(word) for word in words],
            "minimum_should_match": 1,
        }
    }


def _word(alternatives: WordAlternatives) -> Body:
    ways = [{"bool": {"must": [_token(token) for token in tokens]}} for tokens in alternatives]
    return {"dis_max": {"queries": ways}}


def _token(token: str) -> Body:
    fields = [f"{name}^{weight}" for name, weight in _WEIGHTS.items()]
    return {"multi_match": {"query": token, "type": "best_fields", "fields": fields}}
