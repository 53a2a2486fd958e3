"""Words of other languages are found in their other forms and spellings."""

import pytest

from search.analysis import LANGUAGES, analyser_for


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "playground", "playgrounds"),
        ("en", "child", "child's"),
        ("fr", "l'école", "Écoles"),
        ("fr", "ecole", "école"),
        ("fr", "d’accueil", "accueil"),
        ("tr", "IŞIK", "ışık"),
        ("tr", "Oberhausen'da", "Oberhausen"),
        ("tr", "çocuklar", "cocuk"),
        ("ar", "المدرسةُ", "مدرسة"),
        ("ar", "الأطفال", "اطفال"),
        ("ar", "الرياضة", "رياضة"),
        ("ar", "والشباب", "شباب"),
        ("ar", "للعائلات", "عائلة"),
        ("ar", "الاستمارات", "استمارات"),
        ("fa", "كتاب", "کتاب"),
        ("fa", "می‌خواهم", "میخواهم"),
        ("ru", "ёлка", "елка"),
        ("ru", "школы", "школа"),
        ("uk", "об'єднує", "об’єднує"),
        ("uk", "школи", "школа"),
        ("bg", "училището", "училище"),
        ("ro", "şcoală", "școală"),
        ("ro", "scoala", "școala"),
        ("pl", "szkoły", "szkoła"),
        ("ku", "zarokên", "zarok"),
    ],
)
def test_other_form_or_spelling_is_the_same_word(language: str, one: str, other: str) -> None:
    own = analyser_for(language)
    assert own.query(one)[0].stem == own.query(other)[0].stem


def test_persian_word_with_a_joiner_is_found_by_its_parts() -> None:
    assert analyser_for("fa").query("می‌خواهم")[0].parts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_site_is_read(language: str) -> None:
    assert analyser_for(language).query("Oberhausen 2023")


def test_unknown_language_is_read_without_stems() -> None:
    assert [word.stem for word in analyser_for("eo").query("Urbo kaj Lernejo")] == [
        "urbo",
        "kaj",
        "lernejo",
    ]


def test_austrian_page_is_read_as_german() -> None:
    assert analyser_for("de-AT").query("Häuser")[0].stem == "haus"
