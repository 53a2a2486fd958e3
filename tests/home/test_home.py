"""Start page, pages of themes and districts, legal pages."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from portal.home.models import Rechtsseite, Startseite
from tests.factories import (
    AngebotFactory,
    Baum,
    HandlungsempfehlungFactory,
    KontaktFactory,
    LebensphaseFactory,
    SozialraumFactory,
    ThemeninselFactory,
)
from tests.factories.formular import edit_address, page_form
from tests.home.bloecke import block

pytestmark = pytest.mark.django_db


def test_the_address_of_a_theme_is_its_slug_whatever_the_title(baum: Baum) -> None:
    island = ThemeninselFactory(slug="gesundheit", name="Gesundheit")
    page = baum.theme_page(island)
    page.title = "Gesund bleiben"
    page.save()
    assert page.url == "/themeninseln/gesundheit/"


def test_a_theme_gathers_what_belongs_to_it(baum: Baum, client: Client) -> None:
    island, other = ThemeninselFactory(), ThemeninselFactory()
    page = baum.theme_page(island)
    offer = AngebotFactory(parent=baum.angebote, themeninseln=[island])
    AngebotFactory(parent=baum.angebote, themeninseln=[other])
    gathered = client.get(page.url).context["gathered"]
    assert [entry.title for entry in gathered["angebot"].entries] == [offer.title]


def test_tiles_lead_to_the_page_in_the_readers_language_or_to_the_german_one(
    baum: Baum, client: Client
) -> None:
    translated = baum.theme_page(ThemeninselFactory(slug="sport", namen={"en": "Sports"}))
    baum.theme_page(ThemeninselFactory(slug="alter", namen={"en": "Old age"}))
    baum.translate(translated, "en", title="Sports")
    tiles = client.get("/en/themeninseln/").context["inseln"]
    assert [(tile.name, tile.url) for tile in tiles] == [
        ("Sports", "/en/themeninseln/sport/"),
        ("Old age", "/themeninseln/alter/"),
    ]


def test_tiles_count_offers(baum: Baum, client: Client) -> None:
    island, district = ThemeninselFactory(), SozialraumFactory()
    baum.theme_page(island)
    baum.district_page(district)
    AngebotFactory(parent=baum.angebote, themeninseln=[island], sozialraeume=[district])
    AngebotFactory(parent=baum.angebote)
    context = client.get("/").context
    assert [tile.total for tile in context["inseln"]] == [1]
    assert [tile.total for tile in context["raeume"]] == [1]
    assert context["stadtweit"] == 1


def test_a_district_tells_of_the_city_wide_offers_and_counts_them_by_age(
    baum: Baum, client: Client
) -> None:
    LebensphaseFactory(slug="0-1")
    district = SozialraumFactory(slug="osterfeld")
    page = baum.district_page(district)
    AngebotFactory(parent=baum.angebote, sozialraeume=[district])
    for _ in range(2):
        AngebotFactory(parent=baum.angebote, alter_von_monate=0, alter_bis_monate=12)
    answer = client.get(page.url)
    (phase,) = answer.context["phasen"]
    assert phase.total == 2
    assert client.get(phase.url).context["listing"].total == 2
    told = '<a href="/angebote/?sozialraum=stadtweit">dazu 2 stadtweite Angebote</a>'
    assert told in answer.content.decode()


def test_a_district_leads_to_its_offers_by_life_phase(baum: Baum, client: Client) -> None:
    LebensphaseFactory(slug="0-1")
    district = SozialraumFactory(slug="osterfeld")
    page = baum.district_page(district)
    AngebotFactory(
        parent=baum.angebote, sozialraeume=[district], alter_von_monate=0, alter_bis_monate=12
    )
    (phase,) = client.get(page.url).context["phasen"]
    address = "/angebote/?sozialraum=osterfeld&sozialraum=stadtweit&lebensphase=0-1"
    assert (phase.total, phase.url) == (1, address)
    listing = client.get(phase.url).context["listing"]
    assert listing.total == 1


def test_the_wall_shows_every_recommendation_with_number_and_status(
    baum: Baum, client: Client
) -> None:
    for kuerzel in ("MS", "OS"):
        district = SozialraumFactory(kuerzel=kuerzel, name=kuerzel)
        HandlungsempfehlungFactory(parent=baum.handlungsempfehlungen, sozialraeume=[district])
    wall = client.get("/").context["mauer"]
    assert [(course.name, course.steine[0].nummer) for course in wall.lagen] == [
        ("MS", "HE-MS-01"),
        ("OS", "HE-OS-01"),
    ]
    assert [(count.stand, count.anzahl) for count in wall.staende] == [("offen", 2)]


def test_a_life_situation_leads_to_a_filtered_list(baum: Baum) -> None:
    island = ThemeninselFactory(slug="familien")
    value = {"titel": "Wir erwarten ein Kind", "themeninsel": island.pk, "suchwort": "Hebamme & Co"}
    baum.start.lebenslagen = [block("lebenslage", value)]
    baum.start.save_revision().publish()
    (situation,) = Startseite.objects.get(pk=baum.start.pk).lebenslagen
    assert situation.value.query == "themeninsel=familien&q=Hebamme+%26+Co"


def test_a_legal_page_has_its_fixed_address_and_exists_once(baum: Baum) -> None:
    page = baum.publish(baum.start, Rechtsseite(title="Wer wir sind", art="impressum"))
    assert page.url == "/impressum/"
    with pytest.raises(ValidationError):
        baum.publish(baum.start, Rechtsseite(title="Noch eins", art="impressum"))


def test_an_incomplete_accessibility_statement_is_not_published(baum: Baum, editor: Client) -> None:
    page = baum.publish(baum.start, Rechtsseite(title="Barrierefreiheit", art="barrierefreiheit"))
    answer = editor.post(edit_address(page), page_form(editor, page))
    assert answer.status_code == 200
    assert {"vereinbarkeit", "methode", "rueckmeldung"} <= set(answer.context["form"].errors)
    for name, value in {
        "vereinbarkeit": "teilweise",
        "norm": "EN 301 549",
        "methode": "selbst",
        "erstellt_am": datetime.date(2026, 11, 1),
        "geprueft_am": datetime.date(2026, 11, 1),
        "rueckmeldung": KontaktFactory(),
    }.items():
        setattr(page, name, value)
    page.save_revision()
    assert editor.post(edit_address(page), page_form(editor, page)).status_code == 302


@pytest.mark.parametrize(
    "address", ["/angebote/gibt-es-nicht/", "/gibt/es/nicht/", "/angebote//x/"]
)
def test_an_address_that_leads_nowhere_is_a_404(baum: Baum, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_page_below_an_unpublished_one_keeps_its_address(baum: Baum, client: Client) -> None:
    offer = AngebotFactory(parent=baum.angebote)
    baum.angebote.unpublish()
    assert client.get(offer.url).status_code == 200
