"""A browser ends lines with CRLF: saving must not make translations of untouched texts outdated."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from portal.sprachen.models import Textaenderung
from tests.factories.formular import edit_address, give_reason, page_form

from .conftest import DREI, Tisch, fill

ZITAT = {
    "type": "zitat",
    "id": "11111111-0000-4000-8000-000000000007",
    "value": {"text": "Eins.\nZwei.", "quelle": "Ein Gast"},
}
TEXTE = {
    "Ausweis<br/>Impfpass": "ID<br/>Vaccination card",
    "Eins.<br/>Zwei.": "One.<br/>Two.",
    "Ein Gast": "A guest",
}


@pytest.fixture
def mehrzeilig(tisch: Tisch) -> Tisch:
    """The offer with texts of two lines, all of them translated."""
    tisch.publish([*DREI, ZITAT], mitbringen="Ausweis\nImpfpass")
    fill(tisch.fresh(), TEXTE)
    tisch.publish_english()
    assert tisch.open_texts() == []
    return tisch


def sent(tisch: Tisch, client: Client, **changed: Any) -> None:
    """Publish by the editor's form as a browser sends it."""
    client.force_login(tisch.haus.redaktion)
    form = page_form(client, tisch.angebot)
    data = QueryDict(mutable=True)
    for name, values in form.lists():
        data.setlist(name, [str(v).replace("\r\n", "\n").replace("\n", "\r\n") for v in values])
    data.update({name: value for name, value in changed.items() if name not in data})
    for name, value in changed.items():
        data[name] = value
    answer = client.post(edit_address(tisch.angebot), data)
    assert answer.status_code == 302, answer.context["form"].errors
    give_reason(client, tisch.angebot)


def test_one_changed_text_alone_asks_for_work_after_saving_in_a_browser(
    mehrzeilig: Tisch, client: Client
) -> None:
    changes = Textaenderung.objects.count()
    sent(mehrzeilig, client, kurztext="Ein gutes Gespräch.")
    assert mehrzeilig.open_texts() == ["Ein gutes Gespräch."]
    assert Textaenderung.objects.count() == changes + 1
    assert Textaenderung.objects.latest("pk").segmente.count() == 1


def test_changed_fact_makes_nothing_outdated_after_saving_in_a_browser(
    mehrzeilig: Tisch, client: Client
) -> None:
    changes = Textaenderung.objects.count()
    sent(mehrzeilig, client, webseite="https://example.org/neu")
    mehrzeilig.angebot.refresh_from_db()
    assert mehrzeilig.angebot.webseite == "https://example.org/neu"
    assert mehrzeilig.stand.veraltet_seit is None
    assert Textaenderung.objects.count() == changes


def test_translation_typed_in_a_browser_has_the_line_ends_of_a_file(
    mehrzeilig: Tisch, client: Client
) -> None:
    mehrzeilig.publish(mitbringen="Ausweis\nPass")
    client.force_login(mehrzeilig.haus.uebersetzung)
    url = reverse("uebersetzungen_blatt", args=[mehrzeilig.translation.pk])
    (text,) = client.get(url).context["offene"]
    client.post(url, {f"text-{text.segment}": "ID<br/>\r\nPassport"})
    rows = mehrzeilig.translation.source.stringsegment_set.get(pk=text.segment)
    kept = rows.string.translations.get(locale__language_code="en")
    assert kept.data == "ID<br/>\nPassport"
