"""What a visitor finds in a small collection, asked as people ask."""

import pytest

from search.ranking import Content, shipped_groups

from .memory_engine import Collection

PAGES = [
    Content("Schuldnerberatung Osterfeld", "Hilfe bei Schulden. Wir verhandeln mit Gläubigern."),
    Content("Kindertageseinrichtung Sonnenschein", "Plätze für Kinder von eins bis sechs Jahren."),
    Content("Wohngeld", "Zuschuss zur Miete für Haushalte mit kleinem Einkommen."),
    Content("Wohngeld und andere Hilfen im Überblick", "Wohngeld, Kinderzuschlag und mehr."),
    Content("Jobcenter Oberhausen", "Bürgergeld nach dem SGB II und Vermittlung in Arbeit."),
    Content("Sprachkurse für Anfänger", "Deutsch lernen in kleinen Gruppen, auch am Abend."),
    Content("Hebammen", "Begleitung in der Schwangerschaft und nach der Geburt."),
    Content("Sportangebote für Ältere", "Bewegung im Park, jeden Dienstag in Sterkrade."),
    Content(
        "Satzung über die Benutzung der Büchereien",
        "\n".join(["Die Gebühr beträgt zwei Euro."] * 40 + ["Wer Wohngeld bezieht, zahlt nichts."]),
    ),
    Content("Über uns", "Wer wir sind und was wir tun."),
]


@pytest.fixture(scope="module")
def site() -> Collection:
    return Collection(PAGES, groups=shipped_groups())


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Schulden Beratung", "Schuldnerberatung Osterfeld"),
        ("Schuldnerbertung", "Schuldnerberatung Osterfeld"),
        ("schuldnerber", "Schuldnerberatung Osterfeld"),
        ("Kita", "Kindertageseinrichtung Sonnenschein"),
        ("Kindergartenplatz", "Kindertageseinrichtung Sonnenschein"),
        ("Hartz IV", "Jobcenter Oberhausen"),
        ("Hebamme", "Hebammen"),
        ("schwanger", "Hebammen"),
        (
            "Wer hilft mir, wenn ich Schulden nicht bezahlen kann?",
            "Schuldnerberatung Osterfeld",
        ),
        ("Wo kann ich abends Deutsch lernen?", "Sprachkurse für Anfänger"),
        ("Über uns", "Über uns"),
    ],
)
def test_the_page_that_answers_comes_first(site: Collection, query: str, title: str) -> None:
    assert site.titles(query)[0] == title


def test_page_named_exactly_so_comes_before_longer_titles(site: Collection) -> None:
    assert site.titles("Wohngeld")[:2] == ["Wohngeld", "Wohngeld und andere Hilfen im Überblick"]


def test_page_with_one_mention_is_found_after_the_pages_about_it(site: Collection) -> None:
    assert site.titles("Wohngeld")[2] == "Satzung über die Benutzung der Büchereien"


def test_page_that_holds_only_some_of_the_words_is_still_found(site: Collection) -> None:
    assert "Schuldnerberatung Osterfeld" in site.titles("Schuldnerberatung Sterkrade Dienstag")


def test_corrected_word_is_named(site: Collection) -> None:
    question = site.ranker.question("Schuldnerbertung Osterfeld")
    assert question.corrections == {"Schuldnerbertung": "schuldnerberatung"}


def test_word_that_pages_hold_is_never_corrected(site: Collection) -> None:
    assert not site.ranker.question("Wohngeld Hebammen").corrections


def test_word_nobody_uses_finds_nothing_instead_of_anything(site: Collection) -> None:
    assert site.titles("Xylophonquartett") == []


def test_name_of_a_theme_in_turkish_finds_the_german_page() -> None:
    page = Content("Angebot", "Beratung.", names={"tr": ["Sağlık"], "ar": ["الصحة"]})
    site = Collection([page, *PAGES])
    question = Collection([], language="tr").ranker.question("sağlık")
    assert not question.first.matches  # unknown in an empty collection, and no error
    assert "saglik" in site.engine.rows[0].every.split()
    assert site.titles("Angebot")[0] == "Angebot"


@pytest.mark.parametrize("query", ["", "  ", '"', "\0", "und oder", "*:( )", "🙂", "a" * 10_000])
def test_odd_queries_give_an_answer(site: Collection, query: str) -> None:
    assert isinstance(site.titles(query), list)
