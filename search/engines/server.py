"""One door to Elasticsearch 8/9 and OpenSearch 2/3 through their plain clients.

Both clients take the same plain dictionaries; only their construction and their errors differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from typing import Any

from .address import ServerAddress
from .base import EngineUnavailable
from .deadline import within


@cache
def _errors() -> tuple[type[Exception], ...]:
    """What the clients raise. They are imported when a server is asked: half a second a start."""
    import elastic_transport
    import elasticsearch
    import opensearchpy

    return (
        elasticsearch.ApiError,
        elastic_transport.TransportError,
        opensearchpy.exceptions.OpenSearchException,
    )


class SearchServer:
    """A search server or cluster. Every method raises `EngineUnavailable` and nothing else."""

    def __init__(
        self, address: ServerAddress, *, timeout: float, write_timeout: float = 30
    ) -> None:
        self.address = address
        self.timeout = timeout
        self.write_timeout = write_timeout

    @cached_property
    def _reader(self) -> Any:
        return self._client(self.timeout)

    @cached_property
    def _writer(self) -> Any:
        return self._client(self.write_timeout)

    def _client(self, timeout: float) -> Any:
        """A client that asks the next host when one refuses, but never waits twice."""
        login = (self.address.user, self.address.password) if self.address.user else None
        hosts = list(self.address.hosts)
        retries = len(hosts)
        if self.address.product == "opensearch":
            import opensearchpy

            return opensearchpy.OpenSearch(
                hosts, http_auth=login, timeout=timeout, max_retries=retries, retry_on_timeout=False
            )
        import elasticsearch

        return elasticsearch.Elasticsearch(
            hosts,
            basic_auth=login,
            request_timeout=timeout,
            max_retries=retries,
            retry_on_timeout=False,
        )

    # Reading ------------------------------------------------------------------------------------

    def searches(
        self, index: str, bodies: Sequence[Mapping[str, Any]], *, timeout: float | None = None
    ) -> list[dict[str, Any]]:
        """Answers to several searches, in one request, in ``timeout`` seconds."""
        lines = [line for body in bodies for line in ({}, dict(body))]
        seconds = self.timeout if timeout is None else timeout
        with _translated():
            found = within(seconds, lambda: self._msearch(index, lines, seconds))
        for answer in found:
            if "error" in answer or answer.get("timed_out"):
                raise EngineUnavailable(str(answer.get("error", "timed out")))
        return found

    def _msearch(self, index: str, lines: list[Any], timeout: float) -> list[dict[str, Any]]:
        if self.address.product == "opensearch":
            answer = self._reader.msearch(index=index, body=lines, request_timeout=timeout)
        else:
            reader = self._reader.options(request_timeout=timeout)
            answer = reader.msearch(index=index, searches=lines)
        return list(answer["responses"])

    def page(self, index: str, body: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Hits of a search that may take its time (checks, not readers)."""
        with _translated():
            return list(self._writer.search(index=index, body=dict(body))["hits"]["hits"])

    def is_healthy(self) -> bool:
        try:
            with _translated():
                return self._reader.cluster.health()["status"] != "red"
        except EngineUnavailable:
            return False

    # Writing ------------------------------------------------------------------------------------

    def bulk(self, lines: Sequence[Mapping[str, Any]], *, to_alias: bool) -> list[dict[str, Any]]:
        """Send prepared lines; return the answer of every item. An alias is never created."""
        with _translated():
            # OpenSearch knows `require_alias` from 2.0, Elasticsearch from 7.10
            answer = self._writer.bulk(body=list(lines), require_alias=to_alias)
            return [next(iter(item.values())) for item in answer["items"]]

    def create_index(self, index: str, body: Mapping[str, Any]) -> None:
        with _translated():
            self._writer.indices.create(index=index, body=dict(body))

    def refresh(self, index: str) -> None:
        with _translated():
            self._writer.indices.refresh(index=index)

    def count(self, index: str) -> int:
        with _translated():
            return int(self._writer.count(index=index)["count"])

    def indices(self, pattern: str) -> list[str]:
        """Names of the indices that match, none when there are none."""
        with _translated():
            return sorted(self._writer.indices.get(index=pattern, allow_no_indices=True))

    def behind(self, alias: str) -> list[str]:
        """Names of the indices an alias stands for."""
        with _translated():
            if not self._writer.indices.exists_alias(name=alias):
                return []
            return sorted(self._writer.indices.get_alias(name=alias))

    def move_alias(self, alias: str, *, to: str, away_from: Sequence[str]) -> None:
        """Let the alias stand for another index, in one atomic step."""
        remove = [{"remove": {"index": old, "alias": alias}} for old in away_from if old != to]
        with _translated():
            self._writer.indices.update_aliases(
                body={"actions": [*remove, {"add": {"index": to, "alias": alias}}]}
            )

    def put_settings(self, index: str, settings: Mapping[str, Any]) -> None:
        with _translated():
            self._writer.indices.put_settings(index=index, body=dict(settings))

    def delete_index(self, index: str) -> None:
        with _translated():
            self._writer.indices.delete(index=index, ignore_unavailable=True)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except _errors() as error:
        raise EngineUnavailable(f"{type(error).__name__}: {error}") from error
