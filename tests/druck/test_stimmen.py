"""German names that a translator left in the text are read by a German voice."""

from __future__ import annotations

import pytest

from portal.druck.render import make_pdf
from portal.druck.stimmen import with_voices
from tests.judges.pdf_voices import words_by_voice


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("<p>книжка (Mutterpass)</p>", '<p>книжка (<span lang="de">Mutterpass</span>)</p>'),
        ("<p>у Raum 2, так</p>", '<p>у <span lang="de">Raum 2</span>, так</p>'),
        (
            "<p>„Kaffee &amp; Kuchen“, Bürger*innen: так &amp; B1</p>",
            '<p>„<span lang="de">Kaffee &amp; Kuchen“, Bürger*innen</span>: так &amp; B1</p>',
        ),
        ('<p><bdi lang="de">Haus 3</bdi></p>', '<p><bdi lang="de">Haus 3</bdi></p>'),
        ("<title>Treff</title><p>так</p>", "<title>Treff</title><p>так</p>"),
        ("<bdi>http://example.org/a</bdi>", "<bdi>http://example.org/a</bdi>"),
        ("<bdi>hilfen@example.org</bdi>", "<bdi>hilfen@example.org</bdi>"),
    ],
)
def test_words_in_latin_letters_are_marked_once_and_addresses_are_not(
    given: str, made: str
) -> None:
    assert with_voices(given, "uk") == made
    assert with_voices(given, "tr") == given


def test_a_german_paper_in_a_ukrainian_file_is_read_in_german() -> None:
    html = '<html lang="uk"><head><title>x</title></head><body><h1>Візьміть Mutterpass!</h1></body>'
    voices = words_by_voice(make_pdf(html, title="x", language="uk"))
    assert voices["de"] == "Mutterpass"
    assert "Mutterpass" not in voices[""]
