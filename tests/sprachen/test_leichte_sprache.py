"""The check of Leichte Sprache where its writers work, and who has tested a text."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from portal.sprachen.models import LeichtePruefung
from tests.factories.formular import page_form

from .conftest import Welt, translate

HARD = "Der Antrag wird von dem Amt geprüft."


@pytest.fixture
def leicht(welt: Welt) -> Page:
    translate(welt.start, "de-simple", "Hilfe")
    translate(welt.haus.index, "de-simple", "Angebote")
    page: Page = translate(welt.angebot, "de-simple", "Treffen mit Baby")
    page.kurztext = HARD
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def editor(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_editor_sees_what_is_hard_to_read_and_how_to_write_it(
    welt: Welt,
    leicht: Page,
    client: Client,
) -> None:
    client.force_login(welt.haus.redaktion)
    html = client.get(editor(leicht)).content.decode()
    assert "Passiv" in html
    assert "wird von dem Amt geprüft" in html
    assert f'formaction="{reverse("leichte_sprache_pruefen", args=[leicht.pk])}"' in html


def test_editor_of_another_language_has_no_such_panel(welt: Welt, client: Client) -> None:
    client.force_login(welt.haus.redaktion)
    for page in (welt.angebot, welt.start):
        assert "leicht-tafel" not in client.get(editor(page)).content.decode()


def test_text_that_is_not_saved_yet_is_checked_and_not_saved(
    welt: Welt,
    leicht: Page,
    client: Client,
) -> None:
    client.force_login(welt.haus.redaktion)
    data = page_form(client, leicht)
    data["kurztext"] = "Das ist der Antrag des Vaters."
    html = client.post(reverse("leichte_sprache_pruefen", args=[leicht.pk]), data).content.decode()
    assert "Genitiv" in html
    assert HARD not in html
    assert leicht.get_latest_revision_as_object().kurztext == HARD


def test_redaktion_enters_who_has_tested_the_text(
    welt: Welt,
    leicht: Page,
    client: Client,
) -> None:
    client.force_login(welt.haus.redaktion)
    data = {"pruefgruppe": "Prüfgruppe Beispiel", "geprueft_am": "2026-03-05"}
    client.post(reverse("leichte_sprache", args=[leicht.pk]), data)
    test = LeichtePruefung.objects.get()
    assert (test.pruefgruppe, test.geprueft_am) == (
        "Prüfgruppe Beispiel",
        datetime.date(2026, 3, 5),
    )
    assert test.gilt
    assert test.eingetragen_von == welt.haus.redaktion


def test_test_of_tomorrow_is_refused_with_a_sentence(
    welt: Welt,
    leicht: Page,
    client: Client,
) -> None:
    client.force_login(welt.haus.redaktion)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    data = {"pruefgruppe": "Beispiel", "geprueft_am": tomorrow.isoformat()}
    html = client.post(reverse("leichte_sprache", args=[leicht.pk]), data).content.decode()
    assert "Die Prüfung kann nicht in der Zukunft liegen." in html
    assert not LeichtePruefung.objects.exists()


@pytest.mark.parametrize("who", ["einreichung_a", "einreichung_b", "uebersetzung", "datenpflege"])
def test_only_the_redaktion_claims_that_a_text_was_tested(
    welt: Welt,
    leicht: Page,
    client: Client,
    who: str,
) -> None:
    client.force_login(getattr(welt.haus, who))
    data = {"pruefgruppe": "Beispiel", "geprueft_am": "2026-03-05"}
    client.post(reverse("leichte_sprache", args=[leicht.pk]), data)
    assert not LeichtePruefung.objects.exists()
