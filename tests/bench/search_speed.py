"""Ask a large generated catalogue, facets included, and print one JSON object a size.

    python -m tests.bench.search_speed [--engine sqlite|postgres|elastic] [--documents 20000 …]

Documents are written as published pages are (`schreiben_ms` is the time for one); beyond 20 000
the rows are copied inside the database, so that the test does not take an hour (`--written` writes
more of them). Words follow Zipf's law; questions are single words, two words, typing errors and
sentences, the same at every size. `index_s` is the time to build the index of a search server,
`erste_s` the first question to a process that knows nothing yet. `postgres` needs DATABASE_URL,
`elastic` SEARCH_URL; `make bench-speed` starts the servers and compares the figures with the bars.
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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

import django

if TYPE_CHECKING:
    from search.request import SearchRequest

WRITTEN: Final = 20_000  # documents written one by one
BATCH: Final = 100
WORDS_A_PAGE: Final = 140
QUESTIONS: Final = 200
SYLLABLES: Final = ("be", "ra", "tung", "schul", "kin", "der", "gar", "ten", "woh", "nung", "hil")


Figures = dict[str, float | int | str]


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

    def questions(self, seed: int) -> list[str]:
        """Single words, pairs, words with two letters swapped, sentences."""
        self.chance.seed(seed)
        found = []
        for number in range(QUESTIONS):
            text = self.text((1, 2, 1, 6)[number % 4])
            found.append(text[:2] + text[3] + text[2] + text[4:] if number % 4 == 2 else text)
        return found


def _running(weights: Iterator[float]) -> Iterator[float]:
    total = 0.0
    for weight in weights:
        total += weight
        yield total


def fill(using: str, start: int, end: int, texts: Texts) -> float:
    """Write the documents of these numbers; return the seconds that writing took."""
    from search.indexing import IndexWriter
    from search.measuring import JudgedPage

    writer = IndexWriter(using)
    spent = 0.0
    for first in range(start, end, BATCH):
        sources = [
            JudgedPage(
                id=str(number),
                title=texts.text(4),
                text="\n".join(texts.text(14) for _ in range(WORDS_A_PAGE // 14)),
                kind=texts.chance.choice(("angebot", "steckbrief", "seite")),
            ).source("de")
            for number in range(first, min(first + BATCH, end))
        ]
        sources = [replace(one, entry=replace(one.entry, facets=facets(texts))) for one in sources]
        begun = time.perf_counter()
        writer.write(sources, keys=[one.translation_key for one in sources])
        spent += time.perf_counter() - begun
    return spent


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


def ask(search: Callable[[SearchRequest], object], questions: Sequence[SearchRequest]) -> Figures:
    """Milliseconds of every question by the clock and of this process's own work (which other
    programs on the machine do not change), in a process that knows its words."""
    search(questions[0])
    spent, worked = [], []
    for question in questions:
        begun, began = time.perf_counter(), time.process_time()
        search(question)
        spent.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - began) * 1000)
    return {
        **{f"{name}_ms": value for name, value in _figures(sorted(spent))},
        **{f"{name}_cpu_ms": value for name, value in _figures(sorted(worked))},
    }


def measure(engine: str, sizes: Sequence[int], written: int = WRITTEN) -> Iterator[Figures]:
    """Fill a throw-away catalogue; at each size build the engine's index and ask."""
    from search.names import FacetNames
    from search.request import SearchRequest
    from search.service import SearchService
    from search.throwaway import throwaway_catalogue
    from tests.bench.copies import copy_rows

    questions, others = Texts(seed=1).questions(seed=2), Texts(seed=1).questions(seed=3)
    texts = Texts(seed=1)
    filled, write_seconds = 0, 0.0
    # The names of invented themes are in no vocabulary, and no database needs to be there to ask.
    nameless = patch.object(FacetNames, "in_all_languages", return_value=[])
    with nameless, throwaway_catalogue(engine) as catalogue:
        for size in sorted(sizes):
            write_seconds += fill(catalogue.using, filled, min(size, written), texts)
            filled = max(filled, min(size, written))
            copy_rows(catalogue.using, size)
            begun = time.perf_counter()
            service = SearchService(catalogue.using, catalogue.engine())
            index_seconds = time.perf_counter() - begun
            begun = time.perf_counter()
            service.search(SearchRequest(language="de", text=others[0]))
            first_seconds = time.perf_counter() - begun
            if engine == "elastic":  # Java translates what it has done often
                ask(service.search, [SearchRequest(language="de", text=text) for text in others])
            asked = [SearchRequest(language="de", text=text) for text in questions]
            yield {
                "engine": engine,
                "dokumente": size,
                **ask(service.search, asked),
                "schreiben_ms": round(write_seconds * 1000 / filled, 2),
                "index_s": round(index_seconds, 1),
                "erste_s": round(first_seconds, 1),
            }
            catalogue.remove_index()


def _figures(times: Sequence[float]) -> Iterator[tuple[str, float]]:
    yield "median", round(statistics.median(times), 2)
    yield "p95", round(times[math.ceil(len(times) * 0.95) - 1], 2)


def main() -> None:
    """Measure as the command line says."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    os.environ.setdefault("DEBUG", "0")  # else Django keeps every statement
    django.setup()
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search_speed")
    parser.add_argument("--engine", choices=("sqlite", "postgres", "elastic"), default="sqlite")
    parser.add_argument("--documents", type=int, nargs="+", default=[WRITTEN])
    parser.add_argument("--written", type=int, default=WRITTEN, help="the others are copies")
    options = parser.parse_args()
    for figures in measure(options.engine, options.documents, options.written):
        sys.stdout.write(json.dumps(figures) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
