"""Ask a large generated catalogue, facets included, and print one JSON object.

    python -m tests.bench.search_speed [--engine sqlite|postgres|elastic] [--documents 20000]

Documents are written as published pages are (`schreiben_ms` is the time for one); beyond 20 000
the rows are copied inside the database, so that the test does not take an hour. Words follow
Zipf's law; questions are single words, two words, typing errors and sentences. `postgres` needs
DATABASE_URL, `elastic` SEARCH_URL (see `python -m tests.servers`).
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from unittest.mock import patch

import django

WRITTEN: Final = 20_000  # documents written one by one
BATCH: Final = 100
WORDS_A_PAGE: Final = 140
QUESTIONS: Final = 200
SYLLABLES: Final = ("be", "ra", "tung", "schul", "kin", "der", "gar", "ten", "woh", "nung", "hil")


def words(chance: random.Random, number: int) -> list[str]:
    """Invented words of two to five syllables, the frequent ones first."""
    found: dict[str, None] = {}
    while len(found) < number:
        syllables = chance.choices(SYLLABLES, k=chance.randint(2, 5))
        found.setdefault("".join(syllables) + chance.choice(("", "en", "er", "s")))
    return list(found)


class Texts:
    """Texts of words that are as unequally frequent as those of a language."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = words(self.chance, 30_000)
        self.weights = list(_running(1 / (place + 10) for place in range(len(self.words))))

    def text(self, length: int) -> str:
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=length))

    def questions(self) -> list[str]:
        """Single words, pairs, words with two letters swapped, sentences."""
        found = []
        for number in range(QUESTIONS):
            text = self.text((1, 2, 1, 6)[number % 4])
            found.append(text[:3] + text[4] + text[3] + text[5:] if number % 4 == 2 else text)
        return found


def _running(weights: Iterator[float]) -> Iterator[float]:
    total = 0.0
    for weight in weights:
        total += weight
        yield total


def fill(using: str, documents: int, texts: Texts) -> float:
    """Write the documents; return milliseconds a document."""
    from search.indexing import IndexWriter
    from search.measuring import JudgedPage

    writer = IndexWriter(using)
    begun = time.perf_counter()
    for start in range(0, documents, BATCH):
        sources = [
            JudgedPage(
                id=str(number),
                title=texts.text(4),
                text="\n".join(texts.text(14) for _ in range(WORDS_A_PAGE // 14)),
                kind=texts.chance.choice(("angebot", "steckbrief", "seite")),
            ).source("de")
            for number in range(start, min(start + BATCH, documents))
        ]
        sources = [replace(one, entry=replace(one.entry, facets=facets(texts))) for one in sources]
        writer.write(sources, keys=[one.translation_key for one in sources])
    return (time.perf_counter() - begun) * 1000 / documents


def facets(texts: Texts) -> dict[str, tuple[str, ...]]:
    """Values of five dimensions."""
    return {
        name: (f"{name}-{texts.chance.randrange(number)}",)
        for name, number in (
            ("sozialraum", 7),
            ("themeninsel", 12),
            ("zielgruppe", 10),
            ("lebensphase", 7),
            ("sprache", 20),
        )
    }


def ask(service: object, questions: Sequence[str]) -> tuple[list[float], list[float]]:
    """Milliseconds of every question by the clock and of this process's own work (which other
    programs on the machine do not change), in a process that knows its words; both sorted."""
    from search.request import SearchRequest
    from search.service import SearchService

    assert isinstance(service, SearchService)
    service.search(SearchRequest(language="de", text=questions[0]))
    spent, worked = [], []
    for question in questions:
        begun, began = time.perf_counter(), time.process_time()
        service.search(SearchRequest(language="de", text=question))
        spent.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - began) * 1000)
    return sorted(spent), sorted(worked)


def measure(engine: str, documents: int, written: int = WRITTEN) -> dict[str, float | int | str]:
    """Fill a throw-away catalogue, build the engine's index, ask."""
    from search.names import FacetNames
    from search.service import SearchService
    from search.throwaway import throwaway_catalogue
    from tests.bench.copies import copy_rows

    texts = Texts(seed=1)
    # The names of invented themes are in no vocabulary, and no database needs to be there to ask.
    nameless = patch.object(FacetNames, "in_all_languages", return_value=[])
    with nameless, throwaway_catalogue(engine) as catalogue:
        write_ms = fill(catalogue.using, min(documents, written), texts)
        copy_rows(catalogue.using, documents)
        begun = time.perf_counter()
        service = SearchService(catalogue.using, catalogue.engine())
        index_seconds = time.perf_counter() - begun
        spent, worked = ask(service, texts.questions())
    return {
        "engine": engine,
        "dokumente": documents,
        **{f"{name}_ms": value for name, value in _figures(spent)},
        **{f"{name}_cpu_ms": value for name, value in _figures(worked)},
        "schreiben_ms": round(write_ms, 2),
        "index_s": round(index_seconds, 1),
    }


def _figures(times: Sequence[float]) -> Iterator[tuple[str, float]]:
    yield "median", round(statistics.median(times), 2)
    yield "p95", round(times[math.ceil(len(times) * 0.95) - 1], 2)


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search_speed")
    parser.add_argument("--engine", choices=("sqlite", "postgres", "elastic"), default="sqlite")
    parser.add_argument("--documents", type=int, default=WRITTEN)
    parser.add_argument("--written", type=int, default=WRITTEN, help="the others are copies")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    sys.stdout.write(json.dumps(measure(options.engine, options.documents, options.written)) + "\n")


if __name__ == "__main__":
    main()
