"""The page of the bulk entry and the command: upload, preview, taking over, downloads."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from angebote.einreichung.tabelle import views
from angebote.einreichung.tabelle.datei import read_file
from angebote.einreichung.tabelle.spalten import KOPF
from angebote.models import Angebot
from tests.freigabe.factories import Haus, change

from .conftest import FULL, as_file, draft


def address(haus: Haus) -> str:
    return reverse("einreichung_tabelle", args=[haus.a.pk])


def upload(client: Client, haus: Haus, content: bytes) -> Any:
    client.force_login(haus.einreichung_a)
    return client.post(address(haus), {"datei": SimpleUploadedFile("a.csv", content)})


def test_upload_shows_a_preview_and_one_button_takes_it_over(haus: Haus, client: Client) -> None:
    answer = upload(client, haus, as_file(FULL, {"Name": "Falsch", "Kosten": "gratis"}))
    assert answer.status_code == 200
    body = answer.content.decode()
    assert "Zeile 3, Spalte „Kosten“: „gratis“" in body
    assert "1 Zeile übernehmen" in body
    assert not Angebot.objects.exists()
    taken = client.post(address(haus), {"vorschau": answer.context["vorschau"]}, follow=True)
    assert "Tabelle übernommen: 1 neuer Entwurf." in taken.content.decode()
    assert draft(FULL["Name"]).owner == haus.einreichung_a


def test_pressing_the_button_twice_doubles_nothing(haus: Haus, client: Client) -> None:
    token = upload(client, haus, as_file(FULL)).context["vorschau"]
    for _ in range(2):
        client.post(address(haus), {"vorschau": token})
    assert Angebot.objects.count() == 1


def test_a_change_in_another_tab_shows_the_preview_again(haus: Haus, client: Client) -> None:
    client.post(
        address(haus), {"vorschau": upload(client, haus, as_file(FULL)).context["vorschau"]}
    )
    token = upload(client, haus, as_file(FULL | {"Kurztext": "neu"})).context["vorschau"]
    change(Angebot.objects.get(), haus.einreichung_a, kurztext="dazwischen")
    answer = client.post(address(haus), {"vorschau": token})
    assert "Inzwischen hat sich etwas geändert" in answer.content.decode()
    assert draft(FULL["Name"]).kurztext == "dazwischen"


def test_a_preview_of_somebody_else_or_a_forged_one_is_worth_nothing(
    haus: Haus, client: Client
) -> None:
    token = upload(client, haus, as_file(FULL)).context["vorschau"]
    client.force_login(haus.redaktion)
    for wrong in (token, f"{token}x", "", "e30:x:y"):
        answer = client.post(address(haus), {"vorschau": wrong})
        assert answer.status_code == 422
        assert "Die Vorschau ist abgelaufen" in answer.content.decode()
    assert not Angebot.objects.exists()


@pytest.mark.parametrize("who", ["einreichung_b", "leitung_a", "leitung_b", "uebersetzung"])
def test_the_table_of_a_bereich_is_closed_to_others(haus: Haus, client: Client, who: str) -> None:
    haus.draft(title="Geheim")
    client.force_login(getattr(haus, who))
    assert client.get(address(haus)).status_code in {302, 403}
    file = SimpleUploadedFile("a.csv", as_file({"Name": "Gekapert"}))
    assert client.post(address(haus), {"datei": file}).status_code in {302, 403}
    if who != "leitung_a":
        answer = client.get(reverse("einreichung_tabelle_csv", args=[haus.a.pk]))
        assert b"Geheim" not in answer.content


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04x", b"Unbekannt\n1"])
def test_a_file_that_cannot_be_read_is_answered_with_a_sentence(
    haus: Haus, client: Client, content: bytes
) -> None:
    answer = upload(client, haus, content)
    assert answer.status_code == 422
    assert "Die Datei wurde nicht übernommen" in answer.content.decode()


def test_nothing_chosen_and_too_large_are_answered_with_a_sentence(
    haus: Haus, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(haus.einreichung_a)
    assert "Wählen Sie zuerst" in client.post(address(haus)).content.decode()
    monkeypatch.setattr(views, "MAX_BYTES", 3)
    assert "Die Datei ist größer" in upload(client, haus, b"Name\nA").content.decode()
    monkeypatch.setattr(views, "MAX_BYTES", 1000)
    monkeypatch.setattr(views, "MAX_TOKEN", 10)
    assert "zu viel Text" in upload(client, haus, b"Name\nA").content.decode()


def test_downloads_have_the_columns_of_the_import(haus: Haus, client: Client) -> None:
    haus.draft(title="=1+1")
    client.force_login(haus.einreichung_a)
    csv = client.get(reverse("einreichung_tabelle_csv", args=[haus.a.pk])).content
    assert csv.startswith(b"\xef\xbb\xbfKennung;Bereich;Name;")
    assert b";'=1+1;" in csv
    xlsx = client.get(reverse("einreichung_tabelle_xlsx", args=[haus.a.pk])).content
    assert read_file(csv, KOPF) == read_file(xlsx, KOPF)


def test_the_template_offers_the_allowed_words_and_explains_every_column(
    haus: Haus, client: Client
) -> None:
    client.force_login(haus.einreichung_a)
    content = client.get(reverse("einreichung_tabelle_muster", args=[haus.a.pk])).content
    book = load_workbook(io.BytesIO(content))
    sheet, help_sheet, words = book.worksheets
    assert [cell.value for cell in sheet[1]] == list(KOPF)
    assert [row[0].value for row in help_sheet.iter_rows(min_row=2)] == list(KOPF)
    allowed = {
        column[0].value: [c.value for c in column[1:] if c.value] for column in words.columns
    }
    assert allowed["Kosten"][0] == "kostenlos"
    assert allowed["Sozialräume"] == ["stadtweit", "Osterfeld"]
    assert len(sheet.data_validations.dataValidation) == 8


def test_the_operator_imports_from_the_command_line(
    haus: Haus, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "angebote.csv"
    file.write_bytes(as_file({"Name": "Treff", "Bereich": "3-4"}))
    call_command("import_angebote", file, "--probe")
    assert not Angebot.objects.exists()
    call_command("import_angebote", file)
    assert draft("Treff").zustaendiger_bereich == haus.a
    assert "neu 1, geändert 0, unverändert 0" in capsys.readouterr().out
    file.write_bytes(
        as_file(
            {"Name": "Treff", "Bereich": "3-4", "Kurztext": "neu", "Kosten": ""}, {"Name": "Falsch"}
        )
    )
    with pytest.raises(CommandError, match="1 fehlerhafte"):
        call_command("import_angebote", file, "--konto", "ea")
    out = capsys.readouterr().out
    assert "Zeile 3, Spalte „Bereich“: Schreiben Sie dazu" in out
    assert "Zeile 2, Treff: Kurztext: (leer) → neu" in out


def test_the_operator_learns_what_is_wrong_with_file_or_account(haus: Haus, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="lässt sich nicht öffnen"):
        call_command("import_angebote", tmp_path / "fehlt.csv")
    file = tmp_path / "leer.csv"
    file.write_bytes(b"")
    with pytest.raises(CommandError, match="leer"):
        call_command("import_angebote", file)
    with pytest.raises(CommandError, match="„niemand“"):
        call_command("import_angebote", file, "--konto", "niemand")
