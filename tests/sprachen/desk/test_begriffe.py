"""The glossary warns when a term of the field is translated by another word."""

from __future__ import annotations

import pytest

from portal.sprachen.desk.begriffe import Woerterbuch
from portal.sprachen.models import Fachbegriff

MISSION = {
    "Sozialraum",
    "Sozialquartier",
    "Themeninsel",
    "Angebot",
    "Maßnahmensteckbrief",
    "Handlungsempfehlung",
    "Strategiepapier",
    "Dokumentation",
    "Expert*innendialog",
    "Sozialkonferenz",
    "Bereich",
    "Fachbereich",
    "Anregung",
    "Bekanntheit",
    "Abstimmung",
    "Freigabe",
    "Drucksache",
}


def used(code: str, german: str, translation: str) -> dict[str, bool | None]:
    return {h.begriff: h.verwendet for h in Woerterbuch(code).hints(german, translation)}


@pytest.mark.django_db
def test_every_term_of_the_field_has_its_word_in_four_languages() -> None:
    terms = {term.begriff: term for term in Fachbegriff.objects.all()}
    assert terms.keys() >= MISSION
    for code in ("en", "ar", "tr", "uk"):
        assert all(term.in_language(code) for term in terms.values())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "translation"),
    [
        ("en", "The <b>offers</b> of the district."),
        ("tr", "Bölgenin hizmetleri."),
        ("ar", "العروض في المنطقة."),
        ("uk", "Пропозиції району."),
    ],
)
def test_preferred_word_is_recognised_in_every_inflection(code: str, translation: str) -> None:
    german = "Die <b>Angebote</b> des Sozialraums."
    assert used(code, german, translation) == {"Angebot": True, "Sozialraum": True}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "translation"),
    [
        ("en", "The sales of the neighbourhood."),
        ("tr", "Mahallenin satışları."),
        ("ar", "مبيعات الحي."),
        ("uk", "Продажі кварталу."),
    ],
)
def test_another_word_for_a_term_is_warned_of(code: str, translation: str) -> None:
    found = used(code, "Die Angebote des Sozialraums.", translation)
    assert found == {"Angebot": False, "Sozialraum": False}


@pytest.mark.django_db
def test_term_inside_a_longer_word_is_no_term() -> None:
    assert used("en", "Angebotszeiten im Sozialraumbüro", "Times") == {}


@pytest.mark.django_db
def test_text_without_translation_shows_terms_and_warns_of_nothing() -> None:
    assert used("en", "Ein Angebot.", "") == {"Angebot": None}
