"""A question in the reader's language finds what exists only in German."""

from __future__ import annotations

import subprocess
import sys

import pytest

from search.analysis import analyser_for
from search.crosslingual import Choice, Translated, WordPairs, learn, question, understood
from search.crosslingual.nearby import NearbyWords
from search.crosslingual.sound import likeness
from search.ranking import Candidate, Content, Ranker, ranked_tokens, vocabulary_of
from tests.search.ranking.memory_engine import MemoryEngine

LINES = [
    (
        "Schuldnerberatung ist kostenlos",
        "Debt advice is free",
        "Консультація боржникам безкоштовна",
    ),
    ("Sprachkurs für Frauen", "Language course for women", "Мовний курс для жінок"),
    (
        "Der Sprachkurs beginnt im März",
        "The language course starts in March",
        "Мовний курс починається у березні",
    ),
    ("Beratung für Eltern", "Advice for parents", "Консультація для батьків"),
    ("Frauen treffen sich im Café", "Women meet in the café", "Жінки зустрічаються в кафе"),
    ("Der Kurs ist kostenlos", "The course is free", "Курс безкоштовний"),
    (
        "Eltern und Kinder spielen zusammen",
        "Parents and children play together",
        "Батьки і діти граються разом",
    ),
    ("Kinder lernen die Sprache", "Children learn the language", "Діти вивчають мову"),
    ("Hilfe bei Schulden", "Help with debts", "Допомога з боргами"),
]
PAGES = [
    Content("Schuldnerberatung der Stadt", "Hier bekommen Sie Hilfe bei Schulden."),
    Content("Frauencafé", "Frauen treffen sich jeden Montag."),
    Content("Sprachkurs am Abend", "Ein Kurs für alle. Der Kurs ist kostenlos."),
    Content("Spielplatz Osterfeld", "Für Kinder und Eltern."),
    Content("Treffam", "Ein Treffpunkt."),
]
ENGLISH, UKRAINIAN = 1, 2


def taught(language: str) -> WordPairs:
    place = ENGLISH if language == "en" else UKRAINIAN
    return learn([(line[0], line[place]) for line in LINES], language)


def found(text: str, language: str) -> list[str]:
    rows = [ranked_tokens(page, "de") for page in PAGES]
    vocabulary = vocabulary_of((row.every, row.title, ()) for row in rows)
    translated = taught(language).translate(analyser_for(language).query(text), vocabulary)
    asked = question(translated, vocabulary)
    hits = [Candidate(n, rows[n].stored) for n in MemoryEngine(rows).hits(asked.first)]
    return [PAGES[n].title for n, _ in Ranker("de", vocabulary).ranked(asked, hits)]


def meant(text: str, language: str) -> list[str]:
    return understood(taught(language).translate(analyser_for(language).query(text)))


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        ("debts", "en", "Schuldnerberatung der Stadt"),
        ("Where do women meet?", "en", "Frauencafé"),
        ("language courses", "en", "Sprachkurs am Abend"),
        ("жінки", "uk", "Frauencafé"),
        ("діти", "uk", "Spielplatz Osterfeld"),
        ("мовний курс", "uk", "Sprachkurs am Abend"),
    ],
)
def test_foreign_words_find_the_german_page(text: str, language: str, title: str) -> None:
    assert found(text, language)[0] == title


def test_a_name_in_a_foreign_question_still_finds_the_page_of_that_name() -> None:
    assert found("Що таке Treffam?", "uk")[0] == "Treffam"


def test_a_question_of_unknown_words_finds_nothing_instead_of_anything() -> None:
    assert found("динозаври", "uk") == []


def test_the_reader_sees_in_german_words_what_was_looked_for() -> None:
    assert meant("children", "en") == ["Kinder"]
    assert meant("free advice", "en") == ["kostenlos", "Beratung"]


def test_two_foreign_words_for_one_german_compound_are_shown_as_that_compound() -> None:
    compound = Choice("sprachkurs", 0.6, "Sprachkurs")
    language = Translated("language", (Choice("sprech", 1.0, "Sprache"), compound), 0.8)
    course = Translated("course", (Choice("kurs", 1.0, "Kurs"), compound), 0.8)
    assert understood([language, course]) == ["Sprachkurs"]
    assert understood([language]) == ["Sprache"]


def test_a_form_with_a_prefix_nobody_taught_is_read_as_its_known_word() -> None:
    assert meant("дітками", "uk") == ["Kinder"] or meant("батькам", "uk") == ["Eltern"]
    assert NearbyWords(["حامل", "مدرسه"]).of("لحاملي")[0].word == "حامل"


def test_stored_rows_answer_as_the_pairs_that_were_learned() -> None:
    pairs = taught("en")
    again = WordPairs("en", list(pairs.rows()))
    words = analyser_for("en").query("free language course for women")
    assert again.translate(words) == pairs.translate(words)
    assert len(again) == len(pairs) > 5


def test_words_no_page_holds_do_not_take_the_place_of_those_that_are_there() -> None:
    words = analyser_for("en").query("language course")
    choices = taught("en").translate(words, known={"kurs"})[1].choices
    assert [choice.token for choice in choices] == ["kurs"]
    assert choices[0].likeness == 1.0


def test_paragraphs_teach_line_by_line_when_both_sides_have_as_many() -> None:
    german = "Frauen lernen. Kinder spielen.\nEltern kochen."
    english = "Women learn. Children play.\nParents cook."
    pairs = learn([(german, english)] * 3, "en")
    assert understood(pairs.translate(analyser_for("en").query("parents"))) == ["Eltern"]


def test_learning_is_the_same_on_every_machine() -> None:
    program = (
        "from tests.search.crosslingual.test_asking_in_another_language import taught;"
        "print([tuple(row) for row in taught('uk').rows()])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".:site", "PATH": "", **SETTINGS},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


SETTINGS = {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}


@pytest.mark.parametrize(
    "lines", [[], [("", "")], [("und", "and")], [("Ja\n", "")], [("ъ ' -", "ь")]]
)
def test_lines_that_teach_nothing_do_no_harm(lines: list[tuple[str, str]]) -> None:
    pairs = learn(lines, "uk")
    assert len(pairs) == 0
    assert found_nothing(pairs)


def found_nothing(pairs: WordPairs) -> bool:
    translated = pairs.translate(analyser_for("uk").query("допомога"))
    return understood(translated) == [] and not translated[0].choices


def test_names_are_recognised_across_scripts() -> None:
    assert likeness("треффам", "treffam") > 0.8
    assert likeness("تريفام", "treffam") > 0.55
    assert likeness("жінки", "schulden") < 0.55
    assert likeness("на", "ab") == 0.0
