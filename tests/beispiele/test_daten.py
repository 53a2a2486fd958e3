"""The data files by themselves: nothing of a real person, nothing invented without its mark."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import pytest

from portal.beispiele.load_offers import offer_records
from portal.beispiele.load_translations import languages, translation_records
from portal.beispiele.records import FOLDER, Record, read
from portal.core.languages import CODES, SIMPLE_LANGUAGE, SOURCE_LANGUAGE

FILES = {file.relative_to(FOLDER).as_posix(): file.read_text() for file in FOLDER.rglob("*.toml")}

# Names of private persons in the source, as digests: the test must not publish them either.
NAMES_OF_PERSONS = {
    "ab26b2d3a7c0953f",
    "ffd13ccd1c0a52ef",
    "9dd3b24b81178c33",
    "c1d4aba6a78a84ed",
    "141a22e67c3322ef",
    "d4ab3a9e1fd90a51",
    "be480d3210e56e78",
}
EMERGENCY_NUMBERS = {"116 117", "116 111"}
FILM_NUMBER = re.compile(r"0221 4710 \d{3}")
NUMBER = re.compile(r"\b(?:0\d{2,4}[ /–-]+\d[\d ]{2,}\d|116 \d{3})\b")
MAILBOX = re.compile(r"[\w.+-]+@[\w.-]+\w")
IMPRINT_MAILBOX = "expertinnendialoge@oberhausen.de"

FRAME_PAGES = {"", *(row["pfad"] for row in read("seiten/uebersichten")["seite"])}
MAIN_PAGES = {
    *FRAME_PAGES,
    *(f"themeninseln/{row['slug']}" for row in read("seiten/themeninseln")["insel"]),
    *(f"sozialraeume/{row['slug']}" for row in read("seiten/sozialraeume")["raum"]),
    *(row["pfad"] for row in read("seiten/standardseiten")["seite"]),
    *(row["art"] for row in read("seiten/rechtsseiten")["seite"]),
}
# Languages with offers and theme pages; the others have the frame, and German behind it.
WITH_CONTENT = ("ar", "de-simple", "en", "tr", "uk")
SENTENCE_END = re.compile(r"[.?!:]\s|\n|$")
HARD_WORDS = re.compile(
    r"\b(weil|dass|obwohl|damit|sodass|würde\w*|könnte\w*|sollte\w*|wurde\w*|des|deren|dessen)\b"
)


def digest(word: str) -> str:
    return hashlib.sha256(word.lower().encode()).hexdigest()[:16]


@pytest.mark.parametrize("name", sorted(FILES))
def test_no_person_of_the_source_is_named(name: str) -> None:
    found = {digest(word) for word in re.findall(r"[\w-]+", FILES[name])} & NAMES_OF_PERSONS

    assert not found


@pytest.mark.parametrize("name", sorted(FILES))
def test_nobody_is_called_by_an_example(name: str) -> None:
    numbers = {found.strip() for found in NUMBER.findall(FILES[name])}

    assert {n for n in numbers - EMERGENCY_NUMBERS if not FILM_NUMBER.fullmatch(n)} == set()


@pytest.mark.parametrize("name", sorted(FILES))
def test_nobody_gets_mail_from_an_example(name: str) -> None:
    mailboxes = set(MAILBOX.findall(FILES[name])) - {IMPRINT_MAILBOX}

    assert {box for box in mailboxes if not box.endswith("example.org")} == set()


def test_an_offer_without_mark_says_where_it_comes_from() -> None:
    facts = [row for row in offer_records() if not row.get("beispiel", True)]

    assert len(facts) >= 10
    assert [
        r["slug"] for r in facts if "Quelle" not in note(r) and "Widerspruch" not in note(r)
    ] == []


def note(row: Record) -> str:
    text: str = row.get("redaktionsnotiz", "")
    return text


def test_a_real_offer_has_no_invented_time_place_or_date() -> None:
    invented = ("oeffnungszeiten", "ausnahmen", "geprueft_am", "befristet_bis", "kosten_betrag")
    facts = [row for row in offer_records() if not row.get("beispiel", True)]

    assert [(r["slug"], name) for r in facts for name in invented if name in r] == []
    assert [
        r["slug"] for r in facts if any("einrichtung" in ort for ort in r.get("orte", []))
    ] == []


@pytest.mark.parametrize("file", ["register/themeninseln", "register/zielgruppen"])
def test_a_facet_has_a_name_in_every_language(file: str) -> None:
    [rows] = read(file).values()
    wanted = set(CODES) - {SOURCE_LANGUAGE, SIMPLE_LANGUAGE}

    assert {
        row["slug"]: wanted - set(row["namen"]) for row in rows if wanted - set(row["namen"])
    } == {}


def test_a_life_phase_has_a_name_in_every_language() -> None:
    wanted = set(CODES) - {SOURCE_LANGUAGE, SIMPLE_LANGUAGE}

    assert all(set(row["namen"]) == wanted for row in read("register/lebensphasen")["lebensphase"])


def test_every_language_of_the_site_has_texts() -> None:
    assert {SOURCE_LANGUAGE, *languages()} == set(CODES)


@pytest.mark.parametrize("code", languages())
def test_a_reader_of_every_language_finds_the_frame_of_the_site(code: str) -> None:
    paths = {row["pfad"] for row in translation_records(code)}

    assert FRAME_PAGES - paths == set()


@pytest.mark.parametrize("code", WITH_CONTENT)
def test_the_main_pages_are_there_in_every_language_with_content(code: str) -> None:
    paths = {row["pfad"] for row in translation_records(code)}

    assert MAIN_PAGES - paths == set()
    assert len([path for path in paths if path.startswith("angebote/")]) >= 20


def simple_sentences() -> Iterator[tuple[str, str]]:
    """Every sentence in Leichte Sprache with the page it is on."""
    for row in translation_records(SIMPLE_LANGUAGE):
        texts = [text for name, text in row.items() if isinstance(text, str) and name != "pfad"]
        for text in texts:
            running = "\n".join(line for line in text.splitlines() if not line.startswith(":::"))
            for sentence in SENTENCE_END.split(running):
                yield row["pfad"], sentence.strip()


def test_a_sentence_in_leichte_sprache_is_short() -> None:
    assert [found for found in simple_sentences() if len(found[1].split()) > 12] == []


def test_leichte_sprache_has_no_hard_constructions() -> None:
    assert [found for found in simple_sentences() if HARD_WORDS.search(found[1])] == []
