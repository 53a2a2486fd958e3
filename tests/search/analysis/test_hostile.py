"""Whatever is typed or published: no error, no operator for an engine, no long wait."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import LANGUAGES, analyser_for

LIMIT = 0.3  # seconds for 10 000 characters


@given(text=st.text(max_size=300), language=st.sampled_from(LANGUAGES))
@settings(max_examples=500, deadline=None)
def test_any_text_gives_tokens_of_letters_and_digits(text: str, language: str) -> None:
    own = analyser_for(language)
    terms = own.document(text, stopwords=True)
    words = [word.stem for word in own.query(text)]
    for token in (*terms.words, *terms.parts, *words):
        assert token
        assert not any(c.isspace() or c in "\"'()*:|&!<>-^~\0_" for c in token)


@given(text=st.text(max_size=300), language=st.sampled_from(LANGUAGES))
@settings(max_examples=200, deadline=None)
def test_places_of_tokens_lie_inside_the_text(text: str, language: str) -> None:
    for token in analyser_for(language).tokens(text):
        assert 0 <= token.start < token.end <= len(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "-" * 10_000,
        "a-" * 5_000,
        "Sprach- " * 1_250,
        "in(nen)" * 1_428,
        "*innen" * 1_666,
        "\u00ad" * 10_000,
        "donaudampfschifffahrt" * 476,
        "\u202e\u200f٣" * 3_333,
        '"\0) OR (' * 1_250,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_ten_thousand_hostile_characters_cost_little_time(text: str, language: str) -> None:
    own = analyser_for(language)
    own.query("warm")
    start = time.process_time()
    own.query(text)
    own.document(text)
    assert time.process_time() - start < 2 * LIMIT
