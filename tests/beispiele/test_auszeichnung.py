"""The short markup of the data files."""

from __future__ import annotations

import json
from typing import Any

import pytest

from portal.beispiele.fences import fence
from portal.beispiele.lookup import Lookup
from portal.beispiele.markup import MarkupError, stream


def blocks(text: str) -> list[tuple[str, Any]]:
    return [
        (b["type"], b["value"]) for b in json.loads(stream(text, "seite/text", Lookup(), fence))
    ]


def test_running_text_between_headings_is_one_block() -> None:
    text = (
        "## Worum es geht\nErster Absatz.\n\nZweiter mit **Wichtigem**.\n\n"
        "- eins\n- zwei\n\n### Mehr\nEnde."
    )

    assert blocks(text) == [
        ("ueberschrift", {"text": "Worum es geht", "ebene": "2"}),
        (
            "absatz",
            "<p>Erster Absatz.</p><p>Zweiter mit <b>Wichtigem</b>.</p>"
            "<ul><li>eins</li><li>zwei</li></ul>",
        ),
        ("ueberschrift", {"text": "Mehr", "ebene": "3"}),
        ("absatz", "<p>Ende.</p>"),
    ]


def test_a_list_may_follow_its_sentence_at_once() -> None:
    assert blocks("Der Staat bezahlt:\n- Essen\n- Ausflüge") == [
        ("absatz", "<p>Der Staat bezahlt:</p><ul><li>Essen</li><li>Ausflüge</li></ul>")
    ]


def test_signs_of_markup_in_a_text_stay_text() -> None:
    assert blocks("Kinder < 3 & Eltern") == [("absatz", "<p>Kinder &lt; 3 &amp; Eltern</p>")]


def test_a_notice_keeps_its_paragraphs() -> None:
    [(name, value)] = blocks(":::hinweis achtung Im Notfall\nErstens.\n\nZweitens.\n:::")

    assert (name, value["art"], value["titel"]) == ("hinweis", "achtung", "Im Notfall")
    assert value["text"] == "<p>Erstens.</p><p>Zweitens.</p>"


def test_german_numbers_of_a_chart_are_read() -> None:
    lines = [":::diagramm Anteil", "aussage: Er steigt.", "quelle: Beispiel", "stand: 2023"]
    bars = ["A | -1,4", "Stadt | 27,1 | Vergleich"]
    [(_name, value)] = blocks("\n".join([*lines, "beispiel", *bars, ":::"]))

    assert [item["value"] for item in value["werte"]] == [
        {"name": "A", "wert": "-1.4", "gesamt": False},
        {"name": "Stadt", "wert": "27.1", "gesamt": True},
    ]
    assert value["beispiel"] is True


@pytest.mark.parametrize("text", [":::hinweis stand Offen\nText", ":::unbekannt\n:::"])
def test_a_mistake_in_a_data_file_is_not_swallowed(text: str) -> None:
    with pytest.raises(MarkupError):
        blocks(text)


def test_blocks_have_the_same_ids_in_every_language() -> None:
    german = json.loads(stream("Deutsch", "seite/text", Lookup(), fence))
    english = json.loads(stream("English", "seite/text", Lookup(), fence))

    assert german[0]["id"] == english[0]["id"]


def test_a_fence_after_a_heading_or_a_sentence_is_not_lost() -> None:
    text = "### Termine\n:::hinweis info Merken\nAm Dienstag.\n:::\nUnd danach."
    assert [name for name, _value in blocks(text)] == ["ueberschrift", "hinweis", "absatz"]
    assert [name for name, _ in blocks("Vorher.\n" + text)][:2] == ["absatz", "ueberschrift"]
