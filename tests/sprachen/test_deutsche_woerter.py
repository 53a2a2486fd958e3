"""Who listens to a page hears its German words in German, not in the voice of another language."""

from __future__ import annotations

import pytest

from portal.sprachen.deutsche_woerter import marked

IN_GERMAN = '(<bdi lang="de">Sozialraum</bdi>)'


@pytest.mark.parametrize("code", ["ar", "uk", "en", "tr"])
def test_a_german_word_in_brackets_is_read_in_german(code: str) -> None:
    assert marked("<p>x (Sozialraum) y</p>", code) == f"<p><span>x {IN_GERMAN} y</span></p>"


def test_a_german_name_without_brackets_is_read_in_german() -> None:
    german = '<bdi lang="de">Bildung und Teilhabe</bdi>'
    line = marked("<p>Bildung und Teilhabe ile ücretsiz</p>", "tr")
    assert line == f"<p><span>{german} ile ücretsiz</span></p>"


def test_every_bracket_of_a_line_is_looked_at() -> None:
    line = marked("<p>Район (Sozialraum), книжка (Mutterpass), (сьогодні)</p>", "uk")
    assert line.count('<bdi lang="de">') == 2


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<p>Bölge (bugün)</p>", "tr"),
        ("<p>المنطقة (اليوم)</p>", "ar"),
        ("<title>Район (Sozialraum)</title>", "uk"),
        ('<img alt="Район (Sozialraum)">', "uk"),
        ('<bdi lang="de">Raum (Sozialraum)</bdi>', "uk"),
        ('<p class="Sozialraum">Bölge</p>', "tr"),
        ("<p>Ort (Sozialraum)</p>", "de"),
        ("<p>Ort (Sozialraum)</p>", "de-simple"),
    ],
)
def test_what_is_no_german_word_or_cannot_be_marked_stays(html: str, code: str) -> None:
    assert marked(html, code) == html
