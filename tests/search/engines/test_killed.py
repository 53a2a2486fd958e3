"""Search servers that are killed with -9 and brought back, alone and in a cluster of three, while
readers search, editors publish and the index is rebuilt."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from pytest_django import Settings

from search import transfer as transfers
from search.consistency import server_differences
from search.engines import registry
from search.engines.base import EngineUnavailable
from search.engines.server import SearchServer
from search.models import SearchDocument
from search.transfer import Transfer
from tests.search.conftest import SmallSite
from tests.servers.elastic import DISTRIBUTIONS, Cluster, Elastic

from .test_faults import LONGEST_SECONDS, PATIENT_SECONDS, found, sync, titles, use

pytestmark = [pytest.mark.elastic, pytest.mark.slow, pytest.mark.django_db]


@dataclass
class Reader:
    """Searches for what is published and notes how long the answers took."""

    seconds: list[float] = field(default_factory=list)

    def searches(self, number: int = 5) -> None:
        for _ in range(number):
            begun = time.monotonic()
            assert "Babytreff" in titles("Babytreff")
            assert titles("Hebamme") == []  # unpublished
            self.seconds.append((time.monotonic() - begun) / 2)
            time.sleep(0.05)

    @property
    def slowest(self) -> float:
        return max(self.seconds)


@pytest.fixture
def reader(small_site: SmallSite) -> Reader:
    """Six offers are public, one is not any more, and this process knows its words."""
    for number in range(5):
        small_site.offer(f"Krabbelgruppe {number}")
    small_site.offer("Babytreff")
    small_site.offer("Hebamme").unpublish()
    reader = Reader()
    titles("Babytreff")
    return reader


@pytest.fixture
def single(settings: Settings) -> Iterator[Elastic]:
    """A server of its own, since it is killed."""
    with Elastic(DISTRIBUTIONS["elasticsearch-8"]) as server:
        yield server


def eventually_in_line(transfer: Transfer) -> None:
    """Everything arrives without a restart of ours, and the server holds exactly what is public."""
    until = time.monotonic() + PATIENT_SECONDS
    while True:
        try:
            transfer.rebuild()
            sync(transfer)
            break
        except EngineUnavailable:
            assert time.monotonic() < until, "the server did not come back"
            time.sleep(1)
    assert not transfer.pending().exists()
    assert not server_differences(transfer)
    assert transfer.server.count(transfer.alias) == SearchDocument.objects.public().count()
    assert len(transfer.server.behind(transfer.alias)) == 1


def answered_by_the_server(transfer: Transfer, query: str) -> list[str]:
    """Titles, as soon as the server answers again; a fresh one takes its time for the first."""
    breaker = registry.breaker(transfer.server.address)
    breaker.seconds = 0.0
    breaker.trip()
    until = time.monotonic() + PATIENT_SECONDS
    while (answer := found(query)).degraded:
        assert time.monotonic() < until, "readers get the database's answers only"
        time.sleep(0.5)
    return [entry.title for entry in answer.entries]


def kill_in_the_middle_of_the_bulk(
    victim: Elastic, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows are sent two by two; before the third parcel the server is killed."""
    monkeypatch.setattr(transfers, "BATCH", 2)
    bulk, parcels = SearchServer.bulk, iter(range(1_000))

    def killing(server: SearchServer, lines: Sequence[Mapping[str, Any]], **options: Any) -> Any:
        if next(parcels) == 2:
            victim.kill()
        reader.searches(2)
        return bulk(server, lines, **options)

    monkeypatch.setattr(SearchServer, "bulk", killing)


def test_a_server_killed_during_a_rebuild_loses_nothing_and_comes_back(
    small_site: SmallSite,
    reader: Reader,
    single: Elastic,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    transfer = use(f"{single.url}/killed", settings, timeout=1.5)
    sync(transfer)
    reader.searches()
    with monkeypatch.context() as patched:
        kill_in_the_middle_of_the_bulk(single, reader, patched)
        with pytest.raises(EngineUnavailable):
            transfer.rebuild()
    small_site.offer("Nachbarschaftscafé")
    reader.searches()
    single.revive()
    reader.searches()
    eventually_in_line(transfer)
    assert answered_by_the_server(transfer, "Nachbarschaftscafé")[0] == "Nachbarschaftscafé"
    reader.searches()
    assert reader.slowest < LONGEST_SECONDS + 0.5  # the machine is busy with tests, too


def test_the_elected_master_is_killed_during_searches_and_publishing(
    small_site: SmallSite, reader: Reader, search_cluster: Cluster, settings: Settings
) -> None:
    transfer = use(f"{search_cluster.url}/killed", settings, timeout=1.5)
    sync(transfer)
    master = search_cluster.master()
    reader.searches(10)
    master.kill()
    reader.searches(10)
    small_site.offer("Nachbarschaftscafé")
    reader.searches(30)
    master.revive()
    reader.searches()
    eventually_in_line(transfer)
    assert answered_by_the_server(transfer, "Nachbarschaftscafé")[0] == "Nachbarschaftscafé"
    assert reader.slowest < LONGEST_SECONDS + 0.5  # the machine is busy with tests, too


def test_the_elected_master_is_killed_during_a_rebuild(
    small_site: SmallSite,
    reader: Reader,
    search_cluster: Cluster,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    transfer = use(f"{search_cluster.url}/killed", settings, timeout=1.5)
    sync(transfer)
    reader.searches()
    master = search_cluster.master()
    with monkeypatch.context() as patched:
        kill_in_the_middle_of_the_bulk(master, reader, patched)
        with suppress(EngineUnavailable):  # then the old index stays in use
            transfer.rebuild()
    small_site.offer("Nachbarschaftscafé")
    reader.searches(20)
    master.revive()
    reader.searches()
    eventually_in_line(transfer)
    assert answered_by_the_server(transfer, "Nachbarschaftscafé")[0] == "Nachbarschaftscafé"
    reader.searches()
    assert reader.slowest < LONGEST_SECONDS + 0.5  # the machine is busy with tests, too
