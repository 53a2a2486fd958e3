"""Without these the tests on real servers fail for reasons of their own or leave processes."""

from __future__ import annotations

import smtplib
import socket
from email.message import EmailMessage

import psycopg
import pytest

from tests.servers import left_out, postgres
from tests.servers.elastic import Cluster, Elastic
from tests.servers.mail import Mailbox
from tests.servers.process import Server, ServerError

needs_postgres = pytest.mark.skipif(
    not postgres.is_available(),
    reason=f"{left_out.PREFIX}PostgreSQL's own start ({postgres.HOW_TO_GET})",
)


@needs_postgres
def test_a_database_of_our_own_answers_and_leaves_nothing_behind() -> None:
    with postgres.Postgres() as server, psycopg.connect(server.url) as link:
        row = link.execute("SELECT current_database()").fetchone()
    assert row == ("portal",)
    assert not server.folder.exists()
    assert server.process is not None
    assert server.process.poll() is not None


class Dying(Server):
    """A server that ends at once."""

    name = "dying"

    def command(self) -> list[str]:
        return ["sh", "-c", "echo wrong option; exit 3"]


def test_a_server_that_dies_says_why_instead_of_letting_us_wait() -> None:
    server = Dying()
    with pytest.raises(ServerError, match="wrong option"):
        server.start()
    assert not server.folder.exists()


def mail(subject: str) -> EmailMessage:
    """A small mail."""
    message = EmailMessage()
    message["From"] = message["To"] = "a@example.org"
    message["Subject"] = subject
    message.set_content("Grüße")
    return message


def test_a_mail_that_was_taken_can_be_read_and_a_refused_one_is_an_error(mailbox: Mailbox) -> None:
    with smtplib.SMTP("127.0.0.1", mailbox.port) as link:
        link.send_message(mail("Rückfrage"))
        mailbox.refuse_with = "451 later"
        with pytest.raises(smtplib.SMTPDataError):
            link.send_message(mail("zweite"))
    assert [message["Subject"] for message in mailbox.messages] == ["Rückfrage"]
    assert mailbox.messages[0].get_content().strip() == "Grüße"


@pytest.mark.elastic
def test_every_search_server_starts_green(search_server: Elastic) -> None:
    assert search_server.health()["status"] == "green"


@pytest.mark.elastic
def test_a_hanging_search_server_takes_connections_and_stays_silent(elasticsearch: Elastic) -> None:
    elasticsearch.pause()
    try:
        with socket.create_connection(("127.0.0.1", elasticsearch.port), timeout=2):
            assert elasticsearch.health() == {}
    finally:
        elasticsearch.resume()
    elasticsearch.wait(elasticsearch.is_ready)


@pytest.mark.elastic
@pytest.mark.slow
def test_the_cluster_elects_another_master_when_its_own_is_killed(search_cluster: Cluster) -> None:
    first = search_cluster.master()
    first.kill()
    survivor = next(node for node in search_cluster.nodes if node is not first)
    survivor.wait(lambda: survivor.health().get("number_of_nodes") == 2)
    assert search_cluster.master() is not first
