"""Every engine finds the same, in the same order: a laptop shows what the cluster shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker, Settings

from search.engines.base import SearchEngine
from search.learned import learn_from
from search.measuring import index_pages
from search.models import SearchDocument
from search.request import SearchRequest, SearchResult
from search.service import SearchService
from search.throwaway import ThrowawayCatalogue, throwaway_catalogue
from tests.servers.elastic import Elastic

from .sample_pages import ENGLISH_PAGES, ENGLISH_QUERIES, PAGES, QUERIES, TRANSLATED


def found(
    catalogue: ThrowawayCatalogue, engine: SearchEngine, language: str = "de", **options: object
) -> SearchResult:
    service = SearchService(catalogue.using, engine)
    return service.search(SearchRequest(language=language, **options))  # type: ignore[arg-type]


def titles(catalogue: ThrowawayCatalogue, result: SearchResult) -> list[str]:
    rows = SearchDocument.objects.using(catalogue.using).in_bulk(result.ids)
    return [rows[pk].title for pk in result.ids]


def answers(name: str) -> dict[str, tuple[int, list[str], dict[str, int]]]:
    """Total, titles and counts of kinds for every query."""
    with throwaway_catalogue(name) as catalogue:
        index_pages(PAGES, "de", catalogue.using)
        index_pages(ENGLISH_PAGES, "en", catalogue.using)
        learn_from(TRANSLATED, "en", catalogue.using)
        engine = catalogue.engine()
        told = {}
        for query in QUERIES:
            result = found(catalogue, engine, text=query, page_size=10)
            told[query] = result.total, titles(catalogue, result), dict(result.counts["art"])
        told["page 2"] = (
            0,
            titles(catalogue, found(catalogue, engine, text="Beratung Hilfe", page=2, page_size=2)),
            {},
        )
        for query in ENGLISH_QUERIES:
            result = found(catalogue, engine, "en", text=query, page_size=10)
            told[query] = result.total, titles(catalogue, result), dict(result.counts["art"])
        return told


@pytest.fixture
def databases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Tests here make databases of their own, which `django_db` would forbid."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def expected(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, object]:
    with django_db_blocker.unblock():
        return dict(answers("sqlite"))


def test_the_embedded_engine_finds_compounds_gender_forms_and_spellings(databases: None) -> None:
    told = answers("sqlite")
    assert told["Schulden"][1][0] == "Schuldnerberatung"
    assert "Hebammensprechstunde" in told["Hebamme"][1][:2]
    assert told["Gebaerdensprache"][1][0] == "Gebärdensprache"
    assert told["Fussball"][1][0] == "Fußballtraining für Mädchen"
    assert told["kulturmittlerin"][1][0] == "Sprach- und Kulturmittler*innen"
    assert told["xyzzy"] == (0, [], {})


def test_a_question_in_english_finds_german_pages_below_the_english_ones(databases: None) -> None:
    told = answers("sqlite")
    assert told["debts"][1] == ["Debts and rent", "Schuldnerberatung"]
    assert told["swimming"] == (0, [], {})
    assert "Fußballtraining für Mädchen" in told["football for girls"][1]


@pytest.mark.postgres
def test_postgresql_finds_the_same(databases: None, expected: dict[str, object]) -> None:
    assert answers("postgres") == expected


@pytest.mark.elastic
def test_search_servers_find_the_same(
    databases: None, expected: dict[str, object], search_server: Elastic, settings: Settings
) -> None:
    settings.SEARCH_URL, settings.SEARCH_TIMEOUT_SECONDS = search_server.url, 60
    assert answers("elastic") == expected
