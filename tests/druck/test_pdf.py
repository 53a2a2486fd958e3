"""The PDF beside a page."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from angebote.models import Angebot
from portal.druck import views
from portal.druck.models import PdfAusgabe
from portal.druck.render import ForbiddenAddressError, PdfUnavailableError, make_pdf, released
from tests.factories.baum import Baum
from tests.factories.seiten import AngebotFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(baum: Baum) -> Angebot:
    return AngebotFactory(parent=baum.angebote, title="Babytreff am Vormittag", slug="babytreff")


@pytest.fixture
def get(client: Client, django_capture_on_commit_callbacks: Callable) -> Callable[[str], Any]:
    """Ask as a reader does; the queue works at once, when the transaction is over."""

    def ask(address: str) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            first = client.get(address)
        return client.get(address) if first.status_code == 503 else first

    return ask


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_a_reader_gets_the_offer_as_a_tagged_file_in_german(get: Callable, offer: Angebot) -> None:
    response = get(offer.pdf_url)
    assert response["Content-Type"] == "application/pdf"
    with pikepdf.open(BytesIO(content(response))) as document:
        assert document.Root.Lang == "de"
        assert document.Root.MarkInfo.Marked
        assert document.docinfo["/Title"] == "Babytreff am Vormittag"


def test_a_page_that_is_no_longer_public_has_no_pdf(get: Callable, offer: Angebot) -> None:
    assert get(offer.pdf_url).status_code == 200
    offer.unpublish()
    assert get("/angebote/babytreff.pdf").status_code == 404


def test_a_restricted_page_does_not_leak_through_its_pdf(client: Client, offer: Angebot) -> None:
    PageViewRestriction.objects.create(page=offer.get_parent(), restriction_type="login")
    assert client.get("/angebote/babytreff.pdf").status_code == 404


def test_the_file_never_shows_an_older_state_than_the_page(get: Callable, offer: Angebot) -> None:
    before = content(get(offer.pdf_url))
    offer.kurztext = "Jetzt auch am Nachmittag."
    offer.save_revision().publish()
    after = content(get(offer.pdf_url))
    assert before != after
    assert PdfAusgabe.objects.filter(page=offer).count() == 1


def test_the_same_content_is_made_once(
    get: Callable, offer: Angebot, monkeypatch: pytest.MonkeyPatch
) -> None:
    get(offer.pdf_url)
    monkeypatch.setattr("portal.druck.editions.make_pdf", lambda *_, **__: pytest.fail("again"))
    assert get(offer.pdf_url).status_code == 200


def test_publishing_makes_the_file_before_anybody_asks(
    baum: Baum, django_capture_on_commit_callbacks: Callable
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        offer = AngebotFactory(parent=baum.angebote)
    assert PdfAusgabe.objects.get(page=offer).datei


def test_a_server_without_pango_says_what_to_install(
    client: Client,
    offer: Angebot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing() -> None:
        raise PdfUnavailableError("libpango-1.0.so.0")

    monkeypatch.setattr(views, "load_weasyprint", missing)
    response = client.get(offer.pdf_url)
    assert response.status_code == 503
    assert "libpango-1.0-0" in response.content.decode()
    assert client.get(offer.url).status_code == 200


def test_a_file_that_is_still_in_the_queue_answers_with_a_friendly_page(
    client: Client,
    offer: Angebot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("portal.druck.editions.enqueue", lambda _pk: None)
    response = client.get(offer.pdf_url)
    assert response.status_code == 503
    assert response["Retry-After"]
    assert offer.url in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.org/x.png",
        "data:text/html,x",
        "seite:../settings/base.py",
        "bild:../1",
    ],
)
def test_content_cannot_make_the_server_fetch_anything(address: str) -> None:
    with pytest.raises(ForbiddenAddressError):
        released(address)


def test_a_secret_file_does_not_get_into_a_pdf(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("streng geheimes Wort")
    html = (
        f'<html lang="de"><title>x</title><a rel="attachment" href="file://{secret}">x</a></html>'
    )
    made = make_pdf(html, title="x", language="de")
    with pikepdf.open(BytesIO(made)) as document:
        assert not document.attachments


def test_a_page_without_a_print_form_has_no_pdf_address(client: Client, baum: Baum) -> None:
    assert baum.angebote.pdf_url == ""
    assert client.get("/angebote.pdf").status_code == 404
