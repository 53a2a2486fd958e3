"""Pictures and annexes are part of what was released: nobody swaps them behind the release."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, PageLogEntry

from portal.freigabe.models import Freigabe
from portal.media.models import Bild, Dokument

from .factories import Haus, change, fresh, pruefsumme_of, submit


def pdf(words: str) -> SimpleUploadedFile:
    out = BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Title"] = words
    document.save(out)
    return SimpleUploadedFile("anlage.pdf", out.getvalue(), "application/pdf")


def png(colour: str) -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, "PNG")
    return SimpleUploadedFile("bild.png", out.getvalue(), "image/png")


def upload(client: Client, user: Any, kind: str) -> Any:
    client.force_login(user)
    file = pdf("FREIGEGEBEN") if kind == "dokument" else png("red")
    assert client.post(address(kind, "add"), form(kind) | {"file": file}).status_code == 302
    return (Dokument if kind == "dokument" else Bild).objects.latest("pk")


def address(kind: str, deed: str, *args: int) -> str:
    return reverse(f"{'wagtaildocs' if kind == 'dokument' else 'wagtailimages'}:{deed}", args=args)


def form(kind: str, title: str = "Anlage") -> dict[str, Any]:
    collection = Collection.get_first_root_node().pk
    values = {"title": title, "collection": collection, "tags": "", "description": "Ein Bild."}
    return values | ({"personen": "keine"} if kind == "bild" else {"beschreibung": ""})


def use(haus: Haus, kind: str, item: Any) -> Any:
    """A draft of Gesundheit with the file in its text."""
    block: dict[str, Any] = {"dokument": item, "beschreibung": ""}
    if kind == "bild":
        item.contextual_alt_text, item.decorative = "Ein Bild", False
        block = {"bild": item, "unterschrift": ""}
    return change(haus.draft(), haus.einreichung_a, clean=False, beschreibung=[(kind, block)])


def release(page: Any, user: Any) -> Any:
    state = fresh(page).current_workflow_task_state
    state.task.specific.on_action(state, user, "approve", pruefsumme=pruefsumme_of(page))
    return fresh(page)


def swap(client: Client, user: Any, kind: str, item: Any, title: str = "Anlage") -> Any:
    client.force_login(user)
    file = pdf("NIE FREIGEGEBEN") if kind == "dokument" else png("blue")
    data = form(kind, title) | {"file": file}
    answer = client.post(address(kind, "edit", item.pk), data, follow=True)
    item.refresh_from_db()
    return answer


KINDS = pytest.mark.parametrize("kind", ["dokument", "bild"])


@KINDS
@pytest.mark.parametrize("stage", ["submitted", "released", "online"])
def test_what_a_page_was_submitted_with_its_author_can_neither_swap_nor_delete(
    haus: Haus, client: Client, kind: str, stage: str
) -> None:
    item = upload(client, haus.einreichung_a, kind)
    page = submit(use(haus, kind, item), haus.einreichung_a)
    if stage != "submitted":
        page = release(page, haus.leitung_a)
    if stage == "online":
        page = release(page, haus.redaktion)
        assert page.live
    before = item.file_hash
    answer = swap(client, haus.einreichung_a, kind, item, "Ausgetauscht")
    assert (item.file_hash, item.title) == (before, "Anlage")
    assert "Anlage" in answer.content.decode()
    assert "neue Datei" in answer.content.decode()
    client.post(address(kind, "delete", item.pk))
    bulk = reverse("wagtail_bulk_action", args=["media", kind, "delete"])
    client.post(f"{bulk}?id={item.pk}")
    assert type(item).objects.filter(pk=item.pk).exists()


@KINDS
def test_file_of_a_mere_draft_is_changed_by_who_uploaded_it(
    haus: Haus, client: Client, kind: str
) -> None:
    item = upload(client, haus.einreichung_a, kind)
    page = use(haus, kind, item)
    before = pruefsumme_of(page)
    swap(client, haus.einreichung_a, kind, item, "Neu")
    assert item.title == "Neu"
    assert pruefsumme_of(page) != before


@KINDS
def test_swap_by_the_redaktion_cancels_the_release_that_waits_and_asks_the_head_again(
    haus: Haus, client: Client, kind: str
) -> None:
    item = upload(client, haus.einreichung_a, kind)
    page = release(submit(use(haus, kind, item), haus.einreichung_a), haus.leitung_a)
    swap(client, haus.redaktion, kind, item)
    assert not Freigabe.objects.valid().exists()
    assert fresh(page).current_workflow_task_state.task.name == "Freigabe durch die Bereichsleitung"
    entry = PageLogEntry.objects.get(page=page.pk, action="freigabe.datei")
    assert (entry.user, "Anlage" in entry.data["text"]) == (haus.redaktion, True)


@KINDS
@pytest.mark.parametrize("deed", ["title", "delete"])
def test_page_online_claims_no_release_for_files_changed_afterwards(
    haus: Haus, client: Client, kind: str, deed: str
) -> None:
    item = upload(client, haus.einreichung_a, kind)
    page = submit(use(haus, kind, item), haus.einreichung_a)
    page = release(release(page, haus.leitung_a), haus.redaktion)
    assert page.freigabezeile is not None
    client.force_login(haus.redaktion)
    if deed == "title":
        client.post(address(kind, "edit", item.pk), form(kind, "Anderer Titel"))
    else:
        client.post(address(kind, "delete", item.pk))
    assert fresh(page).live
    assert fresh(page).freigabezeile is None
    assert PageLogEntry.objects.filter(page=page.pk, action="freigabe.datei").count() == 1


def test_saving_a_file_without_a_change_cancels_nothing(haus: Haus, client: Client) -> None:
    item = upload(client, haus.einreichung_a, "dokument")
    page = release(submit(use(haus, "dokument", item), haus.einreichung_a), haus.leitung_a)
    client.force_login(haus.redaktion)
    client.post(address("dokument", "edit", item.pk), form("dokument"))
    assert Freigabe.objects.valid().count() == 1
    assert not PageLogEntry.objects.filter(page=page.pk, action="freigabe.datei").exists()
