"""Single steps of the ranking: what would go wrong unnoticed in a small collection."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import analyser_for
from search.ranking import Content, Count, Vocabulary, ranked_tokens, shipped_groups
from search.ranking.candidates import first_stage
from search.ranking.emphasis import emphasised
from search.ranking.forms import WordForms
from search.ranking.plan import Planner
from search.ranking.scoring import Candidate, ranked
from search.ranking.spelling import Speller, distance
from search.ranking.stored import Page
from search.ranking.synonyms import Synonyms

GERMAN = analyser_for("de")
LETTERS = st.text(alphabet="abcdefg", min_size=1, max_size=9)


def vocabulary(**pages: int) -> Vocabulary:
    counts = {token: Count(number, 0) for token, number in pages.items()}
    return Vocabulary(1_000, counts, dict(pages))


def plain_distance(left: str, right: str) -> int:
    """Optimal string alignment by the textbook, to compare with."""
    rows = [
        [i + j if not i * j else 0 for j in range(len(right) + 1)] for i in range(len(left) + 1)
    ]
    for i, a in enumerate(left, 1):
        for j, b in enumerate(right, 1):
            steps = (rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            rows[i][j] = min(steps)
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(left=LETTERS, right=LETTERS, most=st.integers(0, 2))
def test_number_of_typing_errors_is_counted_right(left: str, right: str, most: int) -> None:
    assert distance(left, right, most) == min(plain_distance(left, right), most + 1)


WORDS = ["schuldnerberatung", "kindertagespflege", "wohngeld", "hebamme", "sterkrade", "sprachkurs"]


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_any_two_typing_errors_in_a_long_word_are_corrected(data: st.DataObject) -> None:
    word = data.draw(st.sampled_from([word for word in WORDS if len(word) > 9]))
    typed = word
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.integers(0, len(typed) - 1))
        typed = data.draw(
            st.sampled_from(
                [
                    typed[:place] + typed[place + 1 :],
                    typed[:place] + "x" + typed[place:],
                    typed[:place] + "x" + typed[place + 1 :],
                    typed[:place] + typed[place : place + 2][::-1] + typed[place + 2 :],
                ]
            )
        )
    if 0 < plain_distance(typed, word) <= 2:
        assert Speller(dict.fromkeys(WORDS, 1)).nearest(typed) == word


def test_more_frequent_word_wins_between_equally_near_ones() -> None:
    assert Speller({"kursen": 1, "kurses": 9}).nearest("kursez") == "kurses"


def test_numbers_and_short_words_are_not_corrected() -> None:
    speller = Speller({"46047": 5, "amt": 5, "b173936": 5})
    assert speller.nearest("46048") is None
    assert speller.nearest("ant") is None


def test_spelling_knows_a_word_that_was_published_after_the_first_typo() -> None:
    forms = WordForms({"kursen": 1})
    assert forms.near("sprachkrus") is None
    assert forms.starting_with("sprach", 3) == []
    forms.put("sprachkurs", 2)
    assert forms.near("sprachkrus") == "sprachkurs"
    assert forms.starting_with("sprach", 3) == ["sprachkurs"]
    forms.put("sprachkurs", 0)
    assert forms.near("sprachkrus") is None
    assert forms.starting_with("sprach", 3) == []
    forms.put("sprachkurs", 1)
    assert forms.near("sprachkrus") == "sprachkurs"
    assert forms.starting_with("sprach", 3) == ["sprachkurs"]


def test_spelling_looks_at_a_small_part_of_a_large_vocabulary() -> None:
    stems = [f"{a}{b}{c}" for a in "bdfgkl" for b in "aeiou" for c in "mnprst"]
    forms = {first + second: 1 for first in stems for second in stems}
    speller = Speller(forms)
    start = time.process_time()
    for _ in range(20):
        speller.nearest("bamdqm")
    assert time.process_time() - start < 20 * 0.05


def test_common_word_alone_does_not_make_a_hit_of_a_longer_question() -> None:
    planner = Planner(vocabulary(wohngeld=5, antrag=400, miet=300), Synonyms((), GERMAN))
    first = first_stage(planner.plan(GERMAN.query("Wohngeld Antrag Miete")))
    strict = first.matches[0].alternatives
    assert strict == (("antrag", "miet", "wohngeld"),)
    assert ("wohngeld",) in first.matches[-1].alternatives


def test_words_with_many_synonyms_do_not_multiply_the_work() -> None:
    groups = [
        [f"wort{place}", *(f"gleich{place}{c}" for c in "abcdefghijklmnop")] for place in range(6)
    ]
    tokens = {GERMAN.query(member)[0].stem: 50 for group in groups for member in group}
    planner = Planner(vocabulary(**tokens), Synonyms(groups, GERMAN))
    start = time.process_time()
    first = first_stage(planner.plan(GERMAN.query(" ".join(group[0] for group in groups))))
    assert time.process_time() - start < 0.1
    assert all(len(match.alternatives) <= 120 for match in first.matches)


def test_frame_of_a_question_weighs_less_than_what_is_asked() -> None:
    weak = frozenset({"voraussetzungen"})
    planner = Planner(vocabulary(wohngeld=50, voraussetz=50), Synonyms((), GERMAN), weak)
    frame, asked = planner.plan(GERMAN.query("Voraussetzungen Wohngeld")).words
    assert frame.weight < asked.weight


def test_what_is_done_weighs_less_than_what_it_is_done_with() -> None:
    planner = Planner(vocabulary(wohngeld=50, beantrag=50), Synonyms((), GERMAN))
    noun, verb = planner.plan(GERMAN.query("Wohngeld beantragen")).words
    assert 0 < verb.weight < noun.weight


def test_subject_at_the_end_of_a_sentence_weighs_more_than_what_leads_to_it() -> None:
    words = Planner(vocabulary(termin=50, ausweis=50), Synonyms((), GERMAN))
    plan = emphasised(words.plan(GERMAN.query("Brauche ich einen Termin für den Ausweis")))
    by_stem = {word.terms[0].ways[0].tokens[0]: word.weight for word in plan.words}
    assert by_stem["termin"] < by_stem["ausweis"]


def test_of_two_keywords_none_is_preferred_for_its_place() -> None:
    words = Planner(vocabulary(termin=50, ausweis=50), Synonyms((), GERMAN))
    first, second = emphasised(words.plan(GERMAN.query("Ausweis Termin"))).words
    assert first.weight == second.weight


def test_question_of_frame_words_alone_is_asked_with_full_weight() -> None:
    weak = frozenset({"voraussetzungen"})
    planner = Planner(vocabulary(voraussetz=50), Synonyms((), GERMAN), weak)
    (word,) = planner.plan(GERMAN.query("Voraussetzungen")).words
    assert not word.weak


def test_synonym_of_several_words_needs_all_of_them() -> None:
    synonyms = Synonyms([["Arbeitsamt", "Agentur für Arbeit"]], GERMAN)
    planner = Planner(vocabulary(agentur=9, arbeit=200), synonyms)
    (word,) = planner.plan(GERMAN.query("Arbeitsamt")).words
    assert ("agentur", "arbeit") in [way.tokens for way in word.matching]


def test_phrase_of_a_query_is_one_word_with_its_synonyms() -> None:
    planner = Planner(vocabulary(sgb=9, ii=9, burgergeld=9), Synonyms(shipped_groups(), GERMAN))
    words = planner.plan(GERMAN.query("SGB II")).words
    assert len(words) == 1
    assert ("burgergeld",) in [way.tokens for way in words[0].matching]


def test_part_of_a_compound_brings_its_synonyms() -> None:
    planner = Planner(vocabulary(kita=9, kindergart=9, platz=9), Synonyms(shipped_groups(), GERMAN))
    (word,) = planner.plan(GERMAN.query("Kindergartenplatz")).words
    assert ("kita", "platz") in [way.tokens for way in word.matching]


def test_long_compound_no_page_holds_finds_the_compound_inside_it_with_its_synonyms() -> None:
    synonyms = Synonyms([["Weiterbildung", "Fortbildung"]], GERMAN)
    planner = Planner(vocabulary(weiterbild=9, fortbild=9, bildung=90, kurs=90), synonyms)
    (word,) = planner.plan(GERMAN.query("Weiterbildungskurs")).words
    ways = [[way.tokens for way in term.ways] for term in word.terms]
    assert [("weiterbild",), ("fortbild",)] in ways
    inner = word.terms[ways.index([("weiterbild",), ("fortbild",)])]
    assert inner.weight == word.weight


def test_there_are_at_least_sixty_groups_without_repeated_members() -> None:
    groups = shipped_groups()
    assert len(groups) >= 60
    assert all(len(set(group)) == len(group) > 1 for group in groups)


def test_passage_with_all_words_beats_words_strewn_over_a_long_page() -> None:
    strewn = "\n".join(
        ["Ausweis verloren."] + ["Text ohne Belang, der lang ist."] * 30 + ["Gebühr."]
    )
    near = "\n".join(["Text ohne Belang, der lang ist."] * 31 + ["Gebühr für verlorenen Ausweis."])
    pages = [ranked_tokens(Content("Seite", text), "de").stored for text in (strewn, near)]
    words = Planner(vocabulary(ausweis=9, gebuhr=9, verlor=9), Synonyms((), GERMAN))
    plan = words.plan(GERMAN.query("Gebühr Ausweis verloren"))
    order = ranked(plan, [Candidate(n, stored) for n, stored in enumerate(pages)], words.vocabulary)
    assert [number for number, _ in order] == [1, 0]


def test_words_that_belong_together_are_preferred_together() -> None:
    apart = "Ausbildung im Handwerk und in der Pflege, auch dual."
    together = "Duale Ausbildung im Handwerk und in der Pflege."
    pages = [ranked_tokens(Content("Seite", text), "de").stored for text in (apart, together)]
    planner = Planner(vocabulary(dual=9, ausbild=9), Synonyms((), GERMAN))
    plan = planner.plan(GERMAN.query("duale Ausbildung"))
    candidates = [Candidate(number, stored) for number, stored in enumerate(pages)]
    assert ranked(plan, candidates, planner.vocabulary)[0][0] == 1


def test_equal_pages_keep_the_order_in_which_the_engine_proposed_them() -> None:
    stored = ranked_tokens(Content("Wohngeld"), "de").stored
    planner = Planner(vocabulary(wohngeld=3), Synonyms((), GERMAN))
    plan = planner.plan(GERMAN.query("Wohngeld"))
    order = ranked(plan, [Candidate(n, stored) for n in (3, 7, 5)], planner.vocabulary)
    assert [number for number, _ in order] == [3, 7, 5]


def test_words_of_a_family_count_in_a_hit_but_make_none_and_hide_no_misspelling() -> None:
    planner = Planner(vocabulary(religion=9, religios=5, schuldnerberat=7), Synonyms((), GERMAN))
    (word,) = planner.plan(GERMAN.query("Religion")).words
    assert [way.tokens for way in word.matching] == [("religion",)]
    assert [way.tokens for way in word.terms[0].ways] == [("religion",), ("religios",)]
    (lost,) = planner.plan(GERMAN.query("Schuldnerbertung")).words
    assert lost.weight == 0


@given(st.text(max_size=200))
def test_foreign_text_in_the_stored_column_is_an_empty_page_or_a_page(stored: str) -> None:
    assert Page.read(stored).length >= 0


@given(title=st.text(max_size=40), text=st.text(max_size=300))
@settings(deadline=None)
def test_stored_page_is_read_back_as_it_was_written(title: str, text: str) -> None:
    columns = ranked_tokens(Content(title, text), "de")
    page = Page.read(columns.stored)
    assert page.title.words == GERMAN.document(title, stopwords=True).words
    assert set(page.title.words) <= set(columns.title.split()) <= set(columns.core.split())
    assert set(columns.core.split()) <= set(columns.every.split())


@pytest.mark.parametrize("length", [1, 40, 400])
def test_passages_hold_every_word_of_a_long_paragraph_once(length: int) -> None:
    text = " ".join(f"wort{number}" for number in range(length))
    page = Page.read(ranked_tokens(Content("T", text), "de").stored)
    held = [token for unit in page.units for token in unit.partition(" | ")[0].split()]
    assert held == [f"wort{number}" for number in range(length)]
    assert page.length == length
