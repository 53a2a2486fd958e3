"""The servers that can be started, by the name the command line and the fixtures use."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from tests.servers.elastic import DISTRIBUTIONS, Cluster, Elastic
from tests.servers.mail import Mailbox
from tests.servers.postgres import Postgres
from tests.servers.site import ExampleSite


class Running(Protocol):
    """A started server."""

    def variables(self) -> dict[str, str]:
        """Environment variables that lead a command to it."""


SERVERS: dict[str, Callable[[], AbstractContextManager[Running]]] = {
    "postgres": Postgres,
    "mail": Mailbox,
    "site": functools.partial(ExampleSite, worker=True),
    "elasticsearch-cluster": functools.partial(Cluster, DISTRIBUTIONS["elasticsearch-8"]),
    **{name: functools.partial(Elastic, found) for name, found in DISTRIBUTIONS.items()},
}
