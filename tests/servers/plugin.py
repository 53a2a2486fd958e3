"""pytest fixtures of the servers, and the closing lines about what was left out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection

from tests.servers import left_out
from tests.servers.elastic import DISTRIBUTIONS, Cluster, Elastic
from tests.servers.mail import Mailbox
from tests.servers.maven import java_home
from tests.servers.postgres import Postgres
from tests.servers.process import ServerError
from tests.servers.site import ExampleSite


def pytest_addoption(parser: pytest.Parser) -> None:
    """Two switches of this project's runs."""
    group = parser.getgroup("portal")
    group.addoption("--elastic", action="store_true", help="run the tests with search servers")
    group.addoption(
        "--nothing-left-out", action="store_true", help="fail when this machine cannot run a test"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what cannot run here, with a reason that `summary` counts."""
    elastic = config.getoption("--elastic")
    for item in items:
        why = left_out.reason(item, vendor=connection.vendor, elastic=elastic)
        if why:
            item.add_marker(pytest.mark.skip(reason=left_out.PREFIX + why))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out and how to get it."""
    for line in lines_left_out(terminalreporter):
        terminalreporter.write_line(line, yellow=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With --nothing-left-out, what was left out is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    strict = session.config.getoption("--nothing-left-out")
    if strict and reporter is not None and lines_left_out(reporter) and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def lines_left_out(reporter: pytest.TerminalReporter) -> list[str]:
    """The closing lines for the skipped tests of this run."""
    skipped = reporter.stats.get("skipped", [])
    return left_out.summary([str(report.longrepr[2]) for report in skipped if report.longrepr])


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A mail server; point EMAIL_HOST and EMAIL_PORT at it through its `url` or `port`."""
    with Mailbox() as server:
        yield server


@pytest.fixture(scope="session")
def example_site() -> Iterator[ExampleSite]:
    """The example site in production settings with a worker; only for reading, tests share it."""
    with ExampleSite(worker=True) as site:
        yield site


@pytest.fixture
def own_site() -> Iterator[ExampleSite]:
    """The same, fresh for one test that writes (5 s)."""
    with ExampleSite(worker=True) as site:
        yield site


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """A PostgreSQL beside whatever database the run uses (for benchmarks, backup and restore)."""
    with Postgres() as server:
        yield server


@pytest.fixture(scope="session", params=list(DISTRIBUTIONS))
def search_server(request: pytest.FixtureRequest) -> Iterator[Elastic]:
    """Each search server in turn; mark the test `elastic`."""
    try:
        java_home(DISTRIBUTIONS[request.param].java)
    except ServerError as error:
        pytest.skip(f"{left_out.PREFIX}{request.param}: {error}")
    with Elastic(DISTRIBUTIONS[request.param]) as server:
        yield server


@pytest.fixture(scope="session")
def elasticsearch() -> Iterator[Elastic]:
    """One Elasticsearch 8, for tests that need not see every product."""
    with Elastic(DISTRIBUTIONS["elasticsearch-8"]) as server:
        yield server


@pytest.fixture
def search_cluster() -> Iterator[Cluster]:
    """Three Elasticsearch nodes, fresh for the test, since it will kill some (26 s to start)."""
    with Cluster(DISTRIBUTIONS["elasticsearch-8"]) as cluster:
        yield cluster
