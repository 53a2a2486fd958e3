"""A search server that is stopped, slow, full or killed: no reader notices, nothing is lost, and
nothing that is not public is ever shown."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from portal.core.catalogue import Listing, get_catalogue
from search.engines import registry
from search.engines.address import parse_search_url
from search.engines.base import EngineUnavailable
from search.engines.server import SearchServer
from search.models import SearchDocument
from search.transfer import Transfer, body
from tests.search.conftest import SmallSite
from tests.servers.elastic import Elastic
from tests.servers.relay import Relay

pytestmark = [pytest.mark.elastic, pytest.mark.django_db]

PATIENT_SECONDS = 60.0  # machines that run these tests may be busy
LONGEST_SECONDS = 2.0


def found(query: str) -> Listing:
    return get_catalogue().listing({"q": query, "art": "angebot"}, language="de")


def titles(query: str) -> list[str]:
    return [entry.title for entry in found(query).entries]


def use(url: str, settings: Settings, *, timeout: float) -> Transfer:
    settings.SEARCH_URL, settings.SEARCH_TIMEOUT_SECONDS = url, timeout
    settings.SEARCH_BREAKER_SECONDS = 30
    registry.search_server.cache_clear()
    registry.breaker.cache_clear()
    address = parse_search_url(url)
    assert address is not None
    return Transfer(registry.search_server(address))


@pytest.fixture
def transfer(
    small_site: SmallSite, elasticsearch: Elastic, settings: Settings
) -> Iterator[Transfer]:
    """An empty server, used with patience."""
    made = use(f"{elasticsearch.url}/faults", settings, timeout=PATIENT_SECONDS)
    yield made
    for index in made.server.indices("faults-*"):
        made.server.delete_index(index)


def sync(transfer: Transfer) -> int:
    sent = transfer.sync()
    transfer.server.refresh(transfer.alias)
    return sent


def test_published_pages_are_found_on_the_server(small_site: SmallSite, transfer: Transfer) -> None:
    small_site.offer("Babytreff", themes=[small_site.health])
    sync(transfer)
    answer = found("Babytreff")
    assert ([e.title for e in answer.entries], answer.degraded) == (["Babytreff"], False)
    assert not transfer.pending().exists()


def test_a_hanging_server_costs_one_reader_less_than_two_seconds(
    small_site: SmallSite, transfer: Transfer, elasticsearch: Elastic, settings: Settings
) -> None:
    small_site.offer("Babytreff")
    sync(transfer)
    titles("Babytreff")  # the process knows its words
    use(f"{elasticsearch.url}/faults", settings, timeout=1.5)
    elasticsearch.pause()
    try:
        seconds = []
        for _ in range(3):
            begun = time.monotonic()
            answer = found("Babytreff")
            seconds.append(time.monotonic() - begun)
            assert answer.degraded
            assert [entry.title for entry in answer.entries] == ["Babytreff"]
    finally:
        elasticsearch.resume()
    assert seconds[0] < LONGEST_SECONDS
    assert max(seconds[1:]) < 1.0


@pytest.mark.parametrize(("late", "drops"), [(10.0, False), (0.2, True)])
def test_a_server_that_answers_after_ten_seconds_or_drop_by_drop_keeps_no_reader_waiting(
    small_site: SmallSite,
    transfer: Transfer,
    elasticsearch: Elastic,
    settings: Settings,
    late: float,
    drops: bool,
) -> None:
    small_site.offer("Babytreff")
    sync(transfer)
    titles("Babytreff")  # the process knows its words
    with Relay(elasticsearch.port, late=late, drops=drops) as relay:
        use(f"elasticsearch://127.0.0.1:{relay.port}/faults", settings, timeout=1.5)
        begun = time.monotonic()
        answer = found("Babytreff")
        seconds = time.monotonic() - begun
    assert answer.degraded
    assert [entry.title for entry in answer.entries] == ["Babytreff"]
    assert seconds < LONGEST_SECONDS


def test_the_server_is_asked_again_without_a_restart(
    small_site: SmallSite, transfer: Transfer
) -> None:
    small_site.offer("Babytreff")
    sync(transfer)
    address = transfer.server.address
    registry.breaker(address).trip()
    assert found("Babytreff").degraded
    registry.breaker(address).seconds = 0.0
    registry.breaker(address).trip()
    assert not found("Babytreff").degraded


def test_what_is_published_while_the_server_is_down_is_sent_afterwards(
    small_site: SmallSite, transfer: Transfer, settings: Settings
) -> None:
    small_site.offer("Babytreff")
    sync(transfer)
    down = use("elasticsearch://127.0.0.1:9/faults", settings, timeout=1.5)
    page = small_site.offer("Hebamme")
    with pytest.raises(EngineUnavailable):
        down.sync()
    assert titles("Hebamme") == ["Hebamme"]
    use_again = Transfer(transfer.server, "faults")
    assert sync(use_again) == 1
    assert page.translation_key in {row.translation_key for row in SearchDocument.objects.all()}
    settings.SEARCH_URL = f"elasticsearch://{transfer.server.address.hosts[0][7:]}/faults"
    registry.breaker.cache_clear()
    answer = found("Hebamme")
    assert ([e.title for e in answer.entries], answer.degraded) == (["Hebamme"], False)


def test_an_unpublished_page_is_not_shown_even_before_the_server_knows(
    small_site: SmallSite, transfer: Transfer
) -> None:
    page = small_site.offer("Babytreff")
    sync(transfer)
    page.unpublish()
    assert titles("Babytreff") == []
    sync(transfer)
    assert transfer.server.count("faults") == SearchDocument.objects.public().count()


def test_an_older_write_changes_nothing(small_site: SmallSite, transfer: Transfer) -> None:
    page = small_site.offer("Babytreff")
    sync(transfer)
    row = SearchDocument.objects.get(translation_key=page.translation_key)
    target = {"_index": "faults", "_id": str(row.pk), "version_type": "external_gte"}
    [answer] = transfer.server.bulk(
        [{"index": {**target, "version": row.version - 1}}, {**body(row), "every": "alt"}],
        to_alias=True,
    )
    assert answer["status"] == 409
    assert titles("Babytreff") == ["Babytreff"]


def test_changes_during_a_rebuild_are_in_the_new_index(
    small_site: SmallSite, transfer: Transfer
) -> None:
    small_site.offer("Babytreff")
    gone = small_site.offer("Hebamme")
    sync(transfer)
    [before] = transfer.server.behind("faults")

    def meanwhile() -> None:
        assert titles("Babytreff") == ["Babytreff"]
        gone.unpublish()
        small_site.offer("Krabbelgruppe")

    after = transfer.rebuild(meanwhile)
    transfer.server.refresh("faults")
    assert transfer.server.behind("faults") == [after] != [before]
    assert transfer.server.indices("faults-*") == [after]
    assert titles("Krabbelgruppe") == ["Krabbelgruppe"]
    assert transfer.server.count("faults") == SearchDocument.objects.public().count()
    assert not transfer.pending().exists()


def test_a_rebuild_that_fails_leaves_the_old_index_in_use(
    small_site: SmallSite, transfer: Transfer
) -> None:
    small_site.offer("Babytreff")
    sync(transfer)
    before = transfer.server.behind("faults")

    def stopped() -> None:
        raise EngineUnavailable("stopped")

    with pytest.raises(EngineUnavailable):
        transfer.rebuild(stopped)
    assert transfer.server.behind("faults") == before
    assert titles("Babytreff") == ["Babytreff"]


def test_a_read_only_index_loses_nothing(small_site: SmallSite, transfer: Transfer) -> None:
    small_site.offer("Babytreff")
    sync(transfer)
    transfer.server.put_settings("faults", {"index.blocks.write": True})
    small_site.offer("Hebamme")
    with pytest.raises(EngineUnavailable):
        transfer.sync()
    assert transfer.pending().count() == 1
    assert titles("Babytreff") == ["Babytreff"]
    transfer.server.put_settings("faults", {"index.blocks.write": None})
    assert sync(transfer) == 1
    assert titles("Hebamme") == ["Hebamme"]


def test_a_check_finds_and_mends_what_the_server_lost(
    small_site: SmallSite, transfer: Transfer
) -> None:
    small_site.offer("Babytreff")
    kept = small_site.offer("Hebamme")
    sync(transfer)
    row = SearchDocument.objects.get(translation_key=kept.translation_key)
    transfer.remove([row.pk], row.version)
    transfer.server.refresh("faults")
    with pytest.raises(CommandError):
        call_command("suche_pruefen")
    call_command("suche_pruefen", reparieren=True)
    transfer.server.refresh("faults")
    call_command("suche_pruefen")
    assert titles("Hebamme") == ["Hebamme"]


def test_a_server_that_is_not_there_is_not_healthy() -> None:
    address = parse_search_url("elasticsearch://127.0.0.1:9")
    assert address is not None
    assert not SearchServer(address, timeout=1).is_healthy()
