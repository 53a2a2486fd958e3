"""The search as JSON for readers of other languages: the address says which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from portal.core.models import BasePage
from portal.sprachen.models import Sprache
from tests.search.conftest import SmallSite

pytestmark = pytest.mark.django_db
Translate = Callable[[BasePage, str, str], BasePage]


@pytest.fixture(autouse=True)
def languages(db: None) -> None:
    Sprache.objects.filter(code__in=("ar", "fr", "uk", "pl")).update(eingeschaltet=True)
    cache.clear()


def test_an_arabic_app_shows_facts_labels_and_addresses_in_arabic(
    small_site: SmallSite, client: Client, translate: Translate
) -> None:
    offer = small_site.offer("Babytreff", districts=[small_site.osterfeld], kosten_art="kostenlos")
    translate(offer, "ar", "لقاء الرضّع")
    response = client.get("/ar/api/v1/suche", {"art": "angebot"})
    (found,) = response.json()["results"]
    assert response["Content-Language"] == "ar"
    assert (found["title"], found["sprache"]) == ("لقاء الرضّع", "ar")
    assert found["url"] == "http://testserver/ar/angebote/babytreff/"
    facts = {fact["name"]: fact for fact in found["angaben"]}
    assert facts["التكلفة"] == {"name": "التكلفة", "wert": "مجاني"}
    assert facts["أين"] == {"name": "أين", "wert": "Osterfeld", "sprache": "de"}
    kinds = {kind["wert"]: kind["name"] for kind in response.json()["facets"]["art"]}
    assert kinds["angebot"] == "العروض"


def test_a_hit_in_german_only_has_its_facts_in_the_readers_words(
    small_site: SmallSite, client: Client
) -> None:
    small_site.offer("Babytreff", kosten_art="kostenlos")
    (found,) = client.get("/fr/api/v1/suche", {"art": "angebot"}).json()["results"]
    assert found["sprache"] == "de"
    assert {"name": "Coût", "wert": "gratuit"} in found["angaben"]


@pytest.mark.parametrize("address", ["/xx/api/v1/suche", "/api/v2/suche", "/api/v1/"])
def test_an_unknown_language_or_version_is_told_where_to_ask(
    small_site: SmallSite, client: Client, address: str
) -> None:
    response = client.get(address, follow=True)
    answer: dict[str, Any] = response.json()
    assert (response.status_code, answer["fehler"]) == (
        404,
        "Unter dieser Adresse gibt es keine Schnittstelle.",
    )
    assert answer["sprachen"]["de"].endswith("/api/v1/suche")
    assert answer["sprachen"]["uk"].endswith("/uk/api/v1/suche")


def test_a_language_that_is_switched_off_says_so_in_that_language(
    small_site: SmallSite, client: Client
) -> None:
    Sprache.objects.filter(code="pl").update(eingeschaltet=False)
    cache.clear()
    response = client.get("/pl/api/v1/suche")
    assert response.status_code == 404
    assert "język" in response.json()["fehler"]
    assert "pl" not in response.json()["sprachen"]
