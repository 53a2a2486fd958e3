"""A reader is told by whom a text is and whether it is current, and nothing without a reason."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from wagtail.models import Locale, Page

from portal.druck.render import pdf_html
from portal.sprachen.leichte_texte import record_test
from portal.sprachen.models import Uebersetzungsstand

from .conftest import Welt, translate

ADDRESS = "/en/angebote/babytreff/"
MACHINE = "A machine has translated this text. The German version is binding."


def mark(page: Page, **state: object) -> None:
    Uebersetzungsstand.objects.update_or_create(
        page_id=page.pk, defaults={"quelle_summe": "x", **state}
    )


def body(client: Client, address: str = ADDRESS) -> str:
    return client.get(address).content.decode()


def test_machine_text_is_labelled_and_the_binding_german_text_is_one_click_away(
    welt: Welt, client: Client
) -> None:
    mark(welt.angebot_en, maschinell=3)
    html = body(client)
    assert MACHINE in html
    assert '<a href="/angebote/babytreff/" hreflang="de">Open the German page</a>' in html


def test_file_to_take_along_is_labelled_like_the_page(welt: Welt) -> None:
    assert MACHINE not in pdf_html(welt.angebot_en)
    mark(welt.angebot_en, maschinell=3)
    assert MACHINE in pdf_html(welt.angebot_en)


def test_text_that_people_have_checked_carries_no_warning(welt: Welt, client: Client) -> None:
    mark(welt.angebot_en, maschinell=0)
    assert "texthinweis" not in body(client)


def test_translation_older_than_the_german_text_says_since_when(welt: Welt, client: Client) -> None:
    mark(welt.angebot_en, veraltet_seit=datetime.datetime(2026, 3, 5, 12, tzinfo=datetime.UTC))
    html = body(client)
    assert "The German text is newer since" in html
    assert 'datetime="2026-03-05"' in html
    assert "Read the newer German text" in html


def test_page_that_is_partly_german_says_so(welt: Welt, client: Client) -> None:
    mark(welt.angebot_en, offen=1)
    assert "has not been translated yet and is in German" in body(client)


def test_german_page_never_has_the_notice(welt: Welt, client: Client) -> None:
    assert "texthinweis" not in body(client, "/angebote/babytreff/")


@pytest.fixture
def leicht(welt: Welt) -> Page:
    translate(welt.start, "de-simple", "Hilfe")
    translate(welt.haus.index, "de-simple", "Angebote")
    page: Page = translate(welt.angebot, "de-simple", "Treffen mit Baby")
    return page


def test_leichte_sprache_says_that_nobody_has_checked_it(leicht: Page, client: Client) -> None:
    assert "Dieser Text ist noch nicht geprüft." in body(client, leicht.url)


def test_leichte_sprache_names_who_has_checked_it_and_when(
    welt: Welt, leicht: Page, client: Client
) -> None:
    record_test(leicht, "Prüfgruppe Beispiel", datetime.date(2026, 3, 5), welt.haus.redaktion)
    html = body(client, leicht.url)
    assert "Geprüft von Prüfgruppe Beispiel am 5. März 2026." in html
    assert "noch nicht geprüft" not in html


def test_text_changed_after_the_check_is_not_called_checked(
    welt: Welt, leicht: Page, client: Client
) -> None:
    record_test(leicht, "Prüfgruppe Beispiel", datetime.date(2026, 3, 5), welt.haus.redaktion)
    leicht.kurztext = "Neuer Satz."
    leicht.save_revision().publish()
    assert "Dieser Text ist noch nicht geprüft." in body(client, leicht.url)


def test_check_of_a_draft_counts_from_its_publication_on(
    welt: Welt, leicht: Page, client: Client
) -> None:
    leicht.kurztext = "Neuer Satz."
    draft = leicht.save_revision()
    record_test(leicht, "Prüfgruppe Beispiel", datetime.date(2026, 3, 5), welt.haus.redaktion)
    assert "noch nicht geprüft" in body(client, leicht.url)
    draft.publish()
    assert "Geprüft von Prüfgruppe Beispiel" in body(client, leicht.url)


def test_page_of_another_language_has_no_word_about_checks(leicht: Page, client: Client) -> None:
    assert Locale.objects.filter(language_code="en").exists()
    assert "geprüft" not in body(client)
