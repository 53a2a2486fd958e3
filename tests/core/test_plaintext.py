from __future__ import annotations

from portal.core.blocks import ContentStreamBlock
from portal.core.plaintext import html_text, stream_text


def test_words_of_neighbouring_paragraphs_do_not_grow_together() -> None:
    assert html_text("<p>Erster</p><p>zweiter &amp; dritter</p>") == "Erster zweiter & dritter"


def test_a_word_with_bold_letters_stays_one_word() -> None:
    assert html_text("<p>Schul<b>den</b>beratung</p>") == "Schuldenberatung"


def test_words_of_the_editor_are_not_found_in_a_text() -> None:
    block = ContentStreamBlock()
    heading = {"type": "ueberschrift", "value": {"text": "Daten", "ebene": "2"}}
    notice = {"type": "hinweis", "value": {"art": "gut", "titel": "Neu", "text": "<p>Ja</p>"}}

    assert stream_text(block.to_python([heading, notice])).split() == ["Daten", "Neu", "Ja"]
