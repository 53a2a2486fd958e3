"""The printed sheet: readable aloud, archivable, numbers in order, made once, few at a time."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.test import Client

from angebote.kennung import kennung
from angebote.merkzettel import druck
from angebote.merkzettel.zettel import Zettel
from angebote.models import Angebot
from portal.druck.richtung import with_directions
from tests.factories.baum import Baum
from tests.judges.verapdf import verdicts

from .conftest import rich_offer

pytestmark = pytest.mark.django_db
PDF = "/merkzettel.pdf"


def test_the_sheet_is_a_tagged_file(
    client: Client, offer: Angebot, address: Callable[..., str]
) -> None:
    response = client.get(address(offer, mit="ar", view=PDF))
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    with pikepdf.open(BytesIO(response.content)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.docinfo["/Title"] == "Merkzettel"


def test_the_same_sheet_is_made_once(
    client: Client, offer: Angebot, address: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get(address(offer, view=PDF)).content
    monkeypatch.setattr(druck, "make_pdf", lambda *_, **__: pytest.fail("again"))
    assert client.get(address(offer, view=PDF)).content == first


def test_a_changed_fact_makes_a_new_sheet(
    client: Client, offer: Angebot, address: Callable[..., str]
) -> None:
    before = client.get(address(offer, view=PDF)).content
    offer.fuer_wen = "Alle"
    offer.save_revision().publish()
    assert client.get(address(offer, view=PDF)).content != before


def test_too_many_at_once_are_asked_to_come_back(
    client: Client, offer: Angebot, address: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(druck, "WAIT_SECONDS", 0)
    held = [druck._making.acquire(blocking=False) for _ in range(druck.AT_ONCE)]
    try:
        response = client.get(address(offer, mit="tr", view=PDF))
    finally:
        for _ in filter(None, held):
            druck._making.release()
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    back = address(offer, mit="tr").replace("&", "&amp;")
    assert back in response.content.decode()
    assert client.get(address(offer, mit="tr", view=PDF)).status_code == 200


def test_one_network_cannot_have_sheets_made_without_end(
    client: Client, offer: Angebot, address: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(druck, "NEW_PER_WINDOW", 1)
    assert client.get(address(offer, view=PDF)).status_code == 200
    assert client.get(address(offer, mit="tr", view=PDF)).status_code == 503
    assert client.get(address(offer, view=PDF)).status_code == 200
    elsewhere = client.get(address(offer, mit="tr", view=PDF), REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 200


def test_the_code_holds_the_address_in_the_clients_language(offer: Angebot) -> None:
    zettel = Zettel((kennung(offer.translation_key),), "ar")
    same, other = druck.qr_svg(zettel), druck.qr_svg(Zettel(zettel.namen, "tr"))
    assert same == druck.qr_svg(zettel)
    assert same != other
    assert b"<svg" in same
    assert b"script" not in same


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("<bdi>0208 123 456</bdi>", '<bdi dir="ltr">0208 123 456</bdi>'),
        ('<bdi class="zahl">9:30–11:00</bdi>', '<bdi class="zahl" dir="ltr">9:30–11:00</bdi>'),
        ("<bdi>5 يورو</bdi>", '<bdi dir="rtl">5 يورو</bdi>'),
        ('<bdi dir="rtl">1</bdi>', '<bdi dir="rtl">1</bdi>'),
        ("<bdi><b>x</b></bdi>", "<bdi><b>x</b></bdi>"),
    ],
)
def test_numbers_keep_their_order_in_an_arabic_pdf(given: str, made: str) -> None:
    assert with_directions(given) == made


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (poppler-utils)")
def test_a_phone_number_in_an_arabic_line_is_printed_from_left_to_right(
    client: Client, offer: Angebot, address: Callable[..., str], tmp_path: Path
) -> None:
    file = tmp_path / "blatt.pdf"
    file.write_bytes(client.get(address(offer, mit="ar", view=PDF)).content)
    command = ["pdftotext", "-bbox", str(file), "-"]
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = [line for line in words.splitlines() if ">0208<" in line or ">456<" in line]
    left = [float(line.split('xMin="')[1].split('"')[0]) for line in lines]
    assert len(left) == 4
    assert left[0] < left[1]
    assert left[2] < left[3]


@pytest.mark.judge
def test_every_kind_of_sheet_can_be_read_aloud_and_archived(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str], tmp_path: Path
) -> None:
    pages = [offer, *(rich_offer(baum, f"Treff {number}") for number in range(2))]
    baum.translate(offer, "ar", title="لقاء", fuer_wen="للأهل")
    languages = ("", "ar", "uk", "de-simple")
    for code in languages:
        made = client.get(address(*pages, mit=code, view=PDF)).content
        (tmp_path / f"blatt-{code}.pdf").write_bytes(made)
    # "0": both that the files say they keep, PDF/UA-1 and PDF/A-3a, in one go.
    broken = verdicts(sorted(tmp_path.glob("*.pdf")), "0")
    assert broken == {f"blatt-{code}.pdf": [] for code in languages}
