"""What a German searcher loses when a rule of the analysis breaks. Each test finds a page text by
a query that is written differently."""

import pytest

from search.analysis import analyser_for

GERMAN = analyser_for("de")


def found(query: str, text: str) -> bool:
    """Whether every word of the query is in the text, as a word, a part, or all of its parts."""
    terms = GERMAN.document(text)
    held = {*terms.words, *terms.parts}
    words = GERMAN.query(query)
    return bool(words) and all(
        word.stem in held or (bool(word.parts) and set(word.parts) <= held) for word in words
    )


@pytest.mark.parametrize(
    "text",
    [
        "Expert*innen",
        "Expert:innen",
        "Expert_innen",
        "Expert/-innen",
        "Expert/innen",
        "Expert(innen)",
        "ExpertInnen",
        "Expert·innen",
        "Expertinnen",
        "Experten",
        "Expertin",
    ],
)
def test_every_way_to_write_a_gender_form_is_the_same_word(text: str) -> None:
    assert found("Experte", text)
    assert found(text, "Experten")


def test_gender_form_inside_a_compound_is_found_by_its_parts() -> None:
    assert found("Experten", "Expert*innendialoge im Sozialraum")
    assert found("Dialog", "Expert*innendialoge im Sozialraum")


def test_feminine_noun_finds_the_masculine_and_back() -> None:
    assert found("Ärztin", "Arzt")
    assert found("Berater", "Beraterinnen")


@pytest.mark.parametrize("word", ["beginnen", "gewinnen", "Termin", "Medizin"])
def test_words_that_only_look_feminine_stay_whole(word: str) -> None:
    assert GERMAN.query(word)[0].stem in {"beginn", "gewinn", "termin", "medizin"}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Gebaerdensprache", "Gebärdensprache"),
        ("Gebardensprache", "Gebärdensprache"),
        ("Muetter", "Mütter"),
        ("Strassenbahn", "Straßenbahn"),
        ("Cafe", "Café"),
        ("Fluechtling", "Flüchtlinge"),
    ],
)
def test_umlauts_and_sharp_s_may_be_written_in_any_way(query: str, text: str) -> None:
    assert found(query, text)


def test_no_umlaut_is_read_into_words_with_ue_after_a_vowel() -> None:
    assert GERMAN.query("neue")[0].form == "neue"
    assert GERMAN.query("Quelle")[0].form == "quelle"


def test_middle_dots_and_soft_hyphens_do_not_cut_words() -> None:
    assert found("Bundestag", "Bundes·tag")
    assert found("Bundestag", "Bundes•tag")
    assert found("Teilhabe", "Teil\u00adhabe")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Schulden", "Mietschulden"),
        ("Beratung", "Suchtberatungsstelle"),
        ("Grundschule", "Familiengrundschulzentrum"),
        ("Familienzentrum", "Zentrum für Familien"),
        ("wohnungslos", "Wohnungslosenhilfe"),
        ("Arzt", "Kinderarztpraxis"),
        ("Impfung", "Schutzimpfungen"),
        ("Wohnung", "Wohnungslosenhilfe"),
        ("Steckbrief", "Maßnahmensteckbriefe"),
    ],
)
def test_part_of_a_compound_finds_the_compound(query: str, text: str) -> None:
    assert found(query, text)


@pytest.mark.parametrize("word", ["Deutschland", "Kindergarten", "Voraussetzungen", "Oberhausen"])
def test_words_on_the_exceptions_list_are_never_taken_apart(word: str) -> None:
    assert GERMAN.query(word)[0].parts == ()


def test_exception_holds_inside_a_longer_word() -> None:
    assert GERMAN.query("Kindergartenplatz")[0].parts == ("kindergart", "platz")


def test_hyphenated_word_is_found_together_and_apart() -> None:
    assert found("Rucksackkita", "Rucksack-Kita")
    assert found("Kita", "Rucksack-Kita")
    assert [word.parts for word in GERMAN.query("Rucksack-Kita")] == [("rucksack", "kita")]


def test_word_left_unsaid_after_a_hyphen_is_found() -> None:
    assert found("Sprachmittler", "Sprach- und Kulturmittler")
    assert found("Kindererziehung", "Kinderbetreuung und -erziehung")


def test_several_suspended_words_are_all_completed() -> None:
    assert found("Lesekurse", "Sprach-, Lese- und Rechenkurse")
    assert found("Sprachkurse", "Sprach-, Lese- und Rechenkurse")


@pytest.mark.parametrize(
    "forms",
    [
        "Kurs Kurse Kursen Kurses",
        "Zentrum Zentren Zentrums",
        "Praktikum Praktika",
        "Firma Firmen",
        "Haus Häuser Hauses",
        "hilft helfen Hilfe",
        "lernt lernen gelernt",
        "benötigt benötigen",
    ],
)
def test_all_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({GERMAN.query(form)[0].stem for form in forms.split()}) == 1


def test_addiction_and_searching_stay_two_words() -> None:
    assert GERMAN.query("Sucht")[0].stem != GERMAN.query("suchen")[0].stem


def test_council_paper_number_is_one_word() -> None:
    assert [word.form for word in GERMAN.query("B/17/3936-01")] == ["b17393601"]
    assert found("B/17/3936-01", "Drucksache B/17/3936-01")


def test_stop_words_count_only_when_nothing_else_was_asked() -> None:
    assert [word.form for word in GERMAN.query("Hilfe für die Familien")] == ["hilfe", "familien"]
    assert GERMAN.query("Über uns")
    assert "uns" in GERMAN.document("Über uns", stopwords=True).words


def test_leichte_sprache_is_read_as_german() -> None:
    simple = analyser_for("de-simple")
    assert simple.document("Bundes·tag").words == GERMAN.document("Bundestag").words


def test_tokens_say_where_they_stand_in_the_original() -> None:
    text = "Die Expert*innenrunde der Gebär\u00addensprache"
    marked = {token.form: text[token.start : token.end] for token in GERMAN.tokens(text)}
    assert marked["expertinnenrunde"] == "Expert*innenrunde"
    assert marked["gebardensprache"] == "Gebär\u00addensprache"


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("beantragen", True),
        ("beantragt", True),
        ("hilft", False),
        ("Leben", False),
        ("Kita", False),
    ],
)
def test_only_a_form_that_is_no_noun_counts_as_a_verb(word: str, verb: bool) -> None:
    assert GERMAN.query(word)[0].verb is verb


def test_long_compound_of_a_query_holds_the_compounds_inside_it() -> None:
    (word,) = GERMAN.query("Rechtsberatungsstelle")
    assert {"rechtsberat", "beratungsstell"} <= set(word.inner)
