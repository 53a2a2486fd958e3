"""The sheet: both languages, honest about what is missing, nothing that is not public."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import PageViewRestriction

from angebote.models import Angebot, Ausnahme
from portal.druck.render import pdf_html
from portal.sprachen.models import LeichtePruefung, Uebersetzungsstand
from search.models import SearchDocument
from tests.factories.baum import Baum
from tests.freigabe.factories import change

from .conftest import rich_offer

pytestmark = pytest.mark.django_db


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_counsellor_sees_every_fact_in_german_and_in_arabic(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str]
) -> None:
    baum.translate(offer, "ar", title="لقاء", fuer_wen="للأهل", mitbringen="بطانية")
    body = html(client, address(offer, mit="ar"))
    assert '<div lang="ar" dir="rtl">' in body
    for text in ("Dienstag: <bdi>9:30–11:00</bdi>", "5\N{NO-BREAK SPACE}€ pro Termin", "Windeln"):
        assert text in body
    for text in (
        "الثلاثاء: <bdi>9:30–11:00</bdi>",
        "لقاء",
        "للأهل",
        "بطانية",
        "الألمانية، العربية",
    ):
        assert text in body
    assert body.count("0208 123 456") == 2
    assert '<bdi lang="de">Weg 1, 46045 Oberhausen</bdi>' in body


def test_contact_hours_are_read_in_both_languages_on_the_sheet_and_on_the_page(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str]
) -> None:
    page = baum.translate(offer, "tr", title="Bebek buluşması")
    body = html(client, address(offer, mit="tr"))
    assert "Mo–Fr: <bdi>8:00–12:00</bdi>" in body
    assert "Pzt–Cum: <bdi>8:00–12:00</bdi>" in body
    assert "Pzt–Cum, 8:00–12:00" in html(client, page.get_url())
    assert '<bdi lang="de">Nur nach Anruf</bdi>' in html(client, page.get_url())


def test_the_sheet_in_leichte_sprache_has_no_signs_and_no_short_words_for_times(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str]
) -> None:
    baum.translate(offer, "de-simple", title="Treff für Eltern")
    Ausnahme.objects.create(
        page=offer, von=datetime.date(2099, 12, 24), bis=datetime.date(2099, 12, 31)
    )
    body = html(client, address(offer, mit="de-simple"))
    assert "Dienstag: <bdi>von 9.30 Uhr bis 11 Uhr</bdi>" in body
    assert "Montag bis Freitag: <bdi>von 8 Uhr bis 12 Uhr</bdi>" in body
    assert "5\N{NO-BREAK SPACE}Euro für jedes Treffen" in body
    assert "Vom 24. Dezember 2099 bis zum 31. Dezember 2099 ist geschlossen." in body


@pytest.mark.parametrize(
    ("code", "said"), [("tr", "yalnızca Almanca"), ("de-simple", "in schwerer Sprache")]
)
def test_a_note_on_times_says_that_it_is_german_only(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str], code: str, said: str
) -> None:
    page = baum.translate(offer, code, title="Treff")
    for note in ("A", "Ferien"):
        assert f'<bdi lang="de">{note}</bdi> ({said})' in html(client, address(offer, mit=code))
    assert html(client, page.get_url()).count(f"</svg>{said}</span>") == 2
    assert pdf_html(page).count(f"[{said}]") == 2


def test_texts_that_are_only_in_german_are_not_shown_under_another_language(
    client: Client, offer: Angebot, address: Callable[..., str]
) -> None:
    body = html(client, address(offer, mit="tr"))
    assert body.count("nach Absprache") == 1
    assert body.count("Eltern mit Babys") == 1
    assert "Bu hizmetin metinleri yalnızca Almanca." in body
    assert "Şimdiye kadar yalnızca Almanca." in body
    assert "Salı" in body


def test_machine_text_and_older_text_are_named_in_the_clients_language(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str]
) -> None:
    page = baum.translate(offer, "tr", title="Bebek buluşması")
    Uebersetzungsstand.objects.update_or_create(
        page_id=page.pk, defaults={"maschinell": 3, "quelle_summe": "x"}
    )
    with translation.override("tr"):
        said = gettext("A machine has translated this text. The German version is binding.")
    assert not said.startswith("A machine")
    assert f'<p class="klein">{said}</p>' in html(client, address(offer, mit="tr"))


def test_untested_leichte_sprache_says_so_until_a_pruefgruppe_has_read_it(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str]
) -> None:
    page = baum.translate(offer, "de-simple", title="Treff für Eltern")
    assert "Dieser Text ist noch nicht geprüft." in html(client, address(offer, mit="de-simple"))
    LeichtePruefung.objects.create(
        page_id=page.pk,
        pruefgruppe="Prüfgruppe Beispiel",
        geprueft_am=datetime.date(2026, 3, 1),
        gilt=True,
    )
    tested = html(client, address(offer, mit="de-simple"))
    assert "Dieser Text ist noch nicht geprüft." not in tested
    assert "Prüfgruppe Beispiel" in tested


@pytest.mark.parametrize("reason", ["draft", "unpublished", "restricted", "unknown", "withdrawn"])
def test_what_is_not_public_is_never_on_a_sheet(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str], reason: str
) -> None:
    shown = rich_offer(baum, "Offen")
    link = address(offer, shown, mit="tr")
    if reason == "draft":
        change(offer, None, title="Geheim", fuer_wen="Geheim")
    elif reason == "unpublished":
        offer.unpublish()
    elif reason == "restricted":
        PageViewRestriction.objects.create(page=offer, restriction_type="login")
    elif reason == "unknown":
        offer.delete()
    else:
        SearchDocument.objects.filter(translation_key=offer.translation_key).delete()
    body = html(client, link)
    assert "Geheim" not in body
    assert ("Babytreff" in body) is (reason == "draft")
    assert "Offen" in body
    if reason != "draft":
        assert "nicht mehr öffentlich sind: <bdi" in body
        assert client.get(address(offer, view="/merkzettel.pdf")).status_code == 404


def test_bad_entries_are_left_out_with_a_notice(
    client: Client, offer: Angebot, address: Any
) -> None:
    body = html(client, address(offer) + ".1234.<script>")
    assert "Einträge, die nicht lesbar sind" in body
    assert "<script>" not in body.replace("<script src", "")
    assert "Babytreff" in body


def test_nothing_is_stored_and_nothing_is_told(
    client: Client, offer: Angebot, address: Callable[..., str]
) -> None:
    for view in ("/merkzettel/", "/merkzettel/qr.svg"):
        response = client.get(address(offer, view=view))
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex">' in html(client, address(offer))


def test_the_number_of_queries_does_not_grow_with_the_list(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str]
) -> None:
    def queries(*pages: Angebot) -> int:
        with CaptureQueriesContext(connection) as found:
            html(client, address(*pages, mit="ar"))
        return len(found)

    baum.translate(offer, "ar", title="لقاء")
    html(client, address(offer, mit="ar"))
    one = queries(offer)
    more = [rich_offer(baum, f"Treff {number}") for number in range(4)]
    baum.translate(more[0], "ar", title="لقاء")
    assert queries(offer, *more) == one


def test_search_on_the_sheet_adds_with_a_plain_link(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str]
) -> None:
    other = rich_offer(baum, "Schuldnerberatung")
    body = html(client, address(offer, mit="ar") + "&q=Schuldnerberatung")
    target = address(offer, other, mit="ar").replace("&", "&amp;")
    assert f'href="{target}&amp;q=Schuldnerberatung"' in body


def test_pages_and_cards_put_an_offer_on_the_list_that_the_address_carries(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str]
) -> None:
    other = rich_offer(baum, "Zweiter")
    assert f'href="{address(offer)}"' in html(client, offer.url)
    carried = address(other).partition("=")[2]
    assert f'href="{address(other, offer)}"' in html(client, f"{offer.url}?merk={carried}")
    listed = html(client, f"{baum.angebote.url}?merk={carried}")
    assert f'href="{address(other, offer)}"' in listed
    assert "Auf dem Merkzettel" in listed


def test_an_empty_list_says_what_to_do(client: Client, baum: Baum) -> None:
    for view, said in (("/merkzettel/", "noch leer"), ("/merkzettel/?a=", "noch leer")):
        assert said in html(client, view)
    assert "Es gibt nichts zu drucken" in client.get("/merkzettel.pdf").content.decode()
