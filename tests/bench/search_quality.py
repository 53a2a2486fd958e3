"""Measure how well the search answers judged questions, on every engine this machine can run.

    python -m tests.bench.search_quality [--engine sqlite …] [--languages de …]

JUDGED_SETS names a folder with `pages_XX.jsonl` and `questions_XX.jsonl` per language, the same ids
in all of them (`manage.py suche_messen --help` says what is in a line). Without it the small set of
`tests/bench/judged` is measured. Questions in other languages are also put to the German pages: for
each half of the pages the words are learned from the translations of the other half.

Every engine has to give the same lists as the first one that is measured.

Exit code 1 when a figure is below its bar, or a list differs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from tests.servers.elastic import DISTRIBUTIONS, Elastic
from tests.servers.maven import java_home
from tests.servers.postgres import Postgres
from tests.servers.process import ServerError

ROOT: Final = Path(__file__).resolve().parents[2]
SMALL: Final = Path(__file__).parent / "judged"
ENGINES: Final = ("sqlite", "postgres", *DISTRIBUTIONS)
HOW: Final = (
    "JUDGED_SETS names no folder with pages_XX.jsonl and questions_XX.jsonl: measuring the small"
    " set of tests/bench/judged (make bench-search JUDGED_SETS=folder)."
)

Figures = dict[str, float]
Rankings = dict[str, list[str]]  # by question
# Least figures by language of the questions; the last ones are of questions to German pages.
SMALL_BAR: Final[Mapping[str, Figures]] = {"de": {"ndcg10": 0.90, "treffer": 0.97}}
BAR: Final[Mapping[str, Figures]] = {
    "de": {"mrr10": 0.71, "recall10": 0.92},
    "en": {"mrr10": 0.64},
    "fr": {"mrr10": 0.60},
    "uk": {"mrr10": 0.61},
    "ar": {"mrr10": 0.60},
}
GERMAN_BAR: Final[Mapping[str, Figures]] = {
    "en": {"mrr10": 0.50, "recall10": 0.80},
    "fr": {"mrr10": 0.44, "recall10": 0.71},
    "uk": {"mrr10": 0.46, "recall10": 0.75},
    "ar": {"mrr10": 0.46, "recall10": 0.73},
}


def main() -> int:
    """Measure; return 1 when something is below its bar."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search_quality")
    parser.add_argument("--engine", nargs="*", choices=ENGINES, default=ENGINES)
    parser.add_argument("--languages", nargs="*", default=list(BAR))
    options = parser.parse_args()
    given = os.environ.get("JUDGED_SETS", "")
    if not given:
        say(HOW)
    folder = Path(given) if given else SMALL
    bars = BAR if given else SMALL_BAR
    failures = 0
    lists: dict[str, Rankings] = {}  # by language, of the first engine
    for engine in options.engine:
        with ExitStack() as stack:
            variables = started(engine, stack)
            if variables is None:
                continue
            for language in [code for code in options.languages if code in bars]:
                if not (folder / f"questions_{language}.jsonl").exists():
                    continue
                said, ranked = within(folder, language, engine, variables)
                failures += report(f"{engine} {language}", said, bars[language])
                failures += compare(
                    f"{engine} {language}", ranked, lists.setdefault(language, ranked)
                )
                if engine == "sqlite" and given and language in GERMAN_BAR:
                    said = across(folder, language, variables)
                    failures += report(f"{engine} {language} → de", said, GERMAN_BAR[language])
    return 1 if failures else 0


def started(engine: str, stack: ExitStack) -> dict[str, str] | None:
    """Environment of the engine's server; None, and a sentence, where it cannot run here."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-search-")))
    variables = {"DATABASE_URL": f"sqlite:///{folder / 'leer.sqlite3'}", "SEARCH_URL": ""}
    try:
        if engine == "postgres":
            variables |= stack.enter_context(Postgres()).variables()
        if engine in DISTRIBUTIONS:
            java_home(DISTRIBUTIONS[engine].java)
            server = Elastic(DISTRIBUTIONS[engine])
            variables |= stack.enter_context(server).variables()
    except ServerError as error:
        say(f"{engine}: left out. {error}")
        return None
    if engine == "postgres":
        manage(["migrate", "--verbosity", "0"], variables)
    return variables


def within(
    folder: Path, language: str, engine: str, variables: Mapping[str, str]
) -> tuple[Figures, Rankings]:
    """Pages and questions of one language: figures, and the first ten of each question."""
    with tempfile.TemporaryDirectory(prefix="bench-search-") as written:
        ranking = Path(written) / "rangliste.jsonl"
        figures = measured(
            variables,
            *("--seiten", str(folder / f"pages_{language}.jsonl")),
            *("--fragen", str(folder / f"questions_{language}.jsonl")),
            *("--sprache", language, "--rangliste", str(ranking)),
            *("--engine", "elastic" if engine in DISTRIBUTIONS else engine),
        )
        return figures, {line["id"]: line["treffer"] for line in lines(ranking)}


def across(folder: Path, language: str, variables: Mapping[str, str]) -> Figures:
    """Questions of a language put to German pages, mean of the two halves."""
    halves = []
    with tempfile.TemporaryDirectory(prefix="bench-search-") as written:
        for half in (0, 1):
            questions, lessons = Path(written) / "fragen.jsonl", Path(written) / "zeilen.jsonl"
            number = write_half(folder, language, half, questions, lessons)
            figures = measured(
                variables,
                *("--seiten", str(folder / "pages_de.jsonl"), "--fragen", str(questions)),
                *("--fragen-sprache", language, "--uebersetzungen", str(lessons)),
            )
            halves.append((number, figures))
    asked = sum(number for number, _ in halves)
    return {
        name: sum(number * figures[name] for number, figures in halves) / asked
        for name in halves[0][1]
    }


def write_half(folder: Path, language: str, half: int, questions: Path, lessons: Path) -> int:
    """Write the questions about one half of the pages, and the translated lines of the other."""
    german = {page["id"]: page for page in lines(folder / "pages_de.jsonl")}
    ids = sorted(german)
    random.Random(1).shuffle(ids)
    asked = set(ids[half::2])
    about = [q for q in lines(folder / f"questions_{language}.jsonl") if q["page"] in asked]
    questions.write_text("\n".join(map(json.dumps, about)), encoding="utf-8")
    taught = [
        {"de": one, language: other}
        for page in lines(folder / f"pages_{language}.jsonl")
        if page["id"] not in asked
        for one, other in side_by_side(german[page["id"]], page)
    ]
    lessons.write_text("\n".join(map(json.dumps, taught)), encoding="utf-8")
    return len(about)


def side_by_side(one: Mapping[str, str], other: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield one["title"], other["title"]
    yield from zip(one["text"].split("\n"), other["text"].split("\n"), strict=False)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def measured(variables: Mapping[str, str], *options: str) -> Figures:
    """What `suche_messen` prints, with the share of questions that had a hit."""
    figures: Figures = json.loads(manage(["suche_messen", *options], variables))
    return figures | {"treffer": 1 - figures["nulltreffer"]}


def manage(arguments: Sequence[str], variables: Mapping[str, str]) -> str:
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", **os.environ, **variables}
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    return done.stdout


def report(what: str, figures: Figures, bar: Figures) -> int:
    """Print one line; return how many figures are below the bar."""
    low = [name for name, least in bar.items() if figures[name] < least]
    told = ", ".join(f"{name} {figures[name]:.3f} (≥ {least})" for name, least in bar.items())
    state = "BELOW THE BAR" if low else "ok"
    say(f"{what:18} {told}; median {figures['median_ms']:.1f} ms  {state}")
    return len(low)


def compare(what: str, ranked: Rankings, first: Rankings) -> int:
    """Print one line when lists differ; equal scores are ordered by row, the same everywhere."""
    other = [name for name, hits in ranked.items() if hits != first[name]]
    if other:
        say(f"{what:18} {len(other)} of {len(first)} LISTS DIFFER, for example of {other[0]}")
    return bool(other)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
