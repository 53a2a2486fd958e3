"""Facts are said in the reader's language, on the page of an offer and in every list."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from wagtail.models import Locale

from angebote.models import Angebot, Oeffnungszeit
from portal.core.languages import CODES, SIMPLE_LANGUAGE
from portal.core.models import BasePage
from portal.sprachen.models import Sprache
from search.catalogue import Catalogue
from tests.factories import AngebotFactory, Baum, SozialraumFactory, VeranstaltungFactory
from tests.home.conftest import baum  # noqa: F401  a fixture

# Free of charge, and Monday in short.
WORDS = {
    "de": ("kostenlos", "Mo"),
    "en": ("free of charge", "Mon"),
    "tr": ("ücretsiz", "Pzt"),
    "ar": ("مجاني", "إثنين"),
    "fa": ("رایگان", "دو"),
    "uk": ("безкоштовно", "Пн"),
    "ru": ("бесплатно", "Пн"),
    "ro": ("gratuit", "Lun"),
    "bg": ("безплатно", "пон"),
    "pl": ("bezpłatn", "Pon"),
    "fr": ("gratuit", "lun"),
    "ku": ("bê pere", "Du"),
}


@pytest.fixture
def offer(baum: Baum) -> Angebot:  # noqa: F811
    made: Angebot = AngebotFactory(
        parent=baum.angebote,
        kosten_art="kostenlos",
        alter_von_monate=36,
        stadtweit=True,
        oeffnungszeiten=[
            Oeffnungszeit(wochentag=0, von=datetime.time(9, 30), bis=datetime.time(11))
        ],
    )
    return made


def card(offer: BasePage, code: str) -> dict[str, str]:
    [entry] = Catalogue().entries([offer.translation_key], language=code).values()
    return {fact.sign: fact.text for fact in entry.card}


@pytest.mark.parametrize("code", [code for code in CODES if code != SIMPLE_LANGUAGE])
def test_an_offer_that_exists_in_german_only_tells_its_facts_in_the_readers_language(
    offer: Angebot,
    code: str,
) -> None:
    free, monday = WORDS[code]
    facts = card(offer, code)
    assert free in facts["euro"].lower()
    assert monday.lower() in facts["uhr"].lower()
    assert "9:30–11:00" in facts["uhr"]


def test_readers_of_leichte_sprache_get_whole_words_for_an_offer_in_german_only(
    offer: Angebot,
) -> None:
    facts = card(offer, SIMPLE_LANGUAGE)
    assert facts["uhr"] == "Montag von 9.30 Uhr bis 11 Uhr."
    assert facts["euro"] == "kostet nichts"


@pytest.mark.parametrize("code", ["ar", "fa"])
def test_two_times_are_parted_by_the_sign_of_the_readers_script(offer: Angebot, code: str) -> None:
    friday = Oeffnungszeit(wochentag=4, von=datetime.time(14), bis=datetime.time(16))
    offer.oeffnungszeiten.add(friday)
    offer.save_revision().publish()
    line = card(offer, code)["uhr"]
    assert line.count("؛ ") == 1
    assert line.count("، ") == 2
    assert not {",", ";"} & set(line)


@pytest.mark.parametrize("code", [c for c in CODES if c not in {"de", SIMPLE_LANGUAGE}])
def test_no_fact_of_such_an_offer_is_german(offer: Angebot, code: str) -> None:
    german, own = card(offer, "de"), card(offer, code)
    assert [sign for sign, text in own.items() if text == german[sign]] == []


@pytest.mark.parametrize("code", [c for c in CODES if c not in {"de", SIMPLE_LANGUAGE}])
def test_days_and_months_have_names_in_the_language_of_the_page(code: str) -> None:
    from django.utils.dates import MONTHS, WEEKDAYS, WEEKDAYS_ABBR

    names = [WEEKDAYS[0], WEEKDAYS[2], WEEKDAYS_ABBR[2], MONTHS[3], MONTHS[10], MONTHS[12]]
    with translation.override("de"):
        german = [str(name) for name in names]
    with translation.override(code):
        own = [str(name) for name in names]
    assert [name for name, other in zip(own, german, strict=True) if name == other] == []


def test_a_german_name_in_a_list_of_another_language_is_marked_as_german(
    baum: Baum,  # noqa: F811
    client: Client,
) -> None:
    Sprache.objects.filter(code="ar").update(eingeschaltet=True)
    cache.clear()
    arabic = Locale.objects.get(language_code="ar")
    for page in (baum.start, baum.angebote):
        page.copy_for_translation(arabic).save_revision(clean=False).publish()
    offer = AngebotFactory(parent=baum.angebote, title="Krabbelgruppe")
    offer.schlagwoerter.add("Hebamme")
    offer.save_revision().publish()
    html = client.get("/ar/angebote/").content.decode()
    assert re.search(r'<bdi lang="de">[^<]*Hebamme', html)
    assert '<bdi lang="de">Krabbelgruppe</bdi>' in html


def test_districts_on_a_card_are_listed_as_the_language_of_the_reader_lists(
    baum: Baum,  # noqa: F811
) -> None:
    districts = [SozialraumFactory(name=name) for name in ("Osterfeld", "Sterkrade")]
    made: Angebot = AngebotFactory(parent=baum.angebote, sozialraeume=districts)
    event = VeranstaltungFactory(parent=baum.dialoge, sozialraeume=districts)
    for page in (made, event):
        assert card(page, "ar")["ort"] == "Osterfeld، Sterkrade"
        assert card(page, "de")["ort"] == "Osterfeld, Sterkrade"
