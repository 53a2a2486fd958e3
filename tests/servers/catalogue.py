"""The servers that can be started, by the name the command line and the fixtures use."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Protocol, Self

from tests.servers.elastic import DISTRIBUTIONS, Cluster, Elastic
from tests.servers.mail import Mailbox
from tests.servers.postgres import Postgres
from tests.servers.site import ExampleSite


class Startable(Protocol):
    """A server as a context manager that names the environment variables of its users."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...

    def variables(self) -> dict[str, str]: ...


SERVERS: dict[str, Callable[[], Startable]] = {
    "postgres": Postgres,
    "mail": Mailbox,
    "site": functools.partial(ExampleSite, worker=True),
    "elasticsearch-cluster": functools.partial(Cluster, DISTRIBUTIONS["elasticsearch-8"]),
    **{name: functools.partial(Elastic, found) for name, found in DISTRIBUTIONS.items()},
}
