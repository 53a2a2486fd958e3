from __future__ import annotations

from portal.core.plaintext import html_text


def test_words_of_neighbouring_paragraphs_do_not_grow_together() -> None:
    assert html_text("<p>Erster</p><p>zweiter &amp; dritter</p>") == "Erster zweiter & dritter"


def test_a_word_with_bold_letters_stays_one_word() -> None:
    assert html_text("<p>Schul<b>den</b>beratung</p>") == "Schuldenberatung"
