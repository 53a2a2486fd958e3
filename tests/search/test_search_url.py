"""SEARCH_URL: a typo in it must stop the start, not the search."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from search.engines.address import ServerAddress, parse_search_url


def test_empty_means_the_database_answers() -> None:
    assert parse_search_url("") is None


def test_several_hosts_login_index_and_tls() -> None:
    assert parse_search_url(
        "elasticsearch+https://me:se:cret@a:9200,b:9201/portal"
    ) == ServerAddress(
        "elasticsearch", ("https://a:9200", "https://b:9201"), "me", "se:cret", "portal"
    )
    assert parse_search_url("opensearch://a:9200") == ServerAddress(
        "opensearch", ("http://a:9200",)
    )


@pytest.mark.parametrize(
    "url", ["solr://host", "elasticsearch", "elasticsearch://", "http://a:9200"]
)
def test_anything_else_stops_the_start(url: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        parse_search_url(url)
