"""Measure the search in large catalogues on real servers and compare with the bars.

    python -m tests.bench.search_size [--engine postgres elastic sqlite] [--documents 200000]

The servers are started for it. Each engine is asked with a tenth of the documents, too: the time
may grow to three times as much at most. Exit code 1 when a figure misses its bar. The figures are
those of this machine at this moment: nothing else should run beside (`nice -n -15` helps).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import Final

from tests.bench.search_quality import manage, say
from tests.servers.elastic import DISTRIBUTIONS, Elastic
from tests.servers.postgres import Postgres
from tests.servers.process import ServerError

Figures = dict[str, float]
ENGINES: Final = ("sqlite", "postgres", "elastic")
DOCUMENTS: Final = 200_000
EMBEDDED: Final = 20_000  # what SQLite is meant for
# Milliseconds, and seconds for building an index of the words that are there.
BAR: Final[Mapping[str, Figures]] = {
    "sqlite": {"median_ms": 10, "p95_ms": 40, "schreiben_ms": 5},
    "postgres": {"median_ms": 30, "p95_ms": 120, "schreiben_ms": 5, "index_s": 900},
    "elastic": {"median_ms": 30, "p95_ms": 120, "schreiben_ms": 5, "index_s": 900},
}
SMALLER: Final = 10  # times
SLOWER: Final = 3.0  # times at most


def main() -> int:
    """Measure; return 1 when something misses its bar."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search_size")
    parser.add_argument("--engine", nargs="*", choices=ENGINES, default=ENGINES)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    options = parser.parse_args()
    missed = []
    for engine in options.engine:
        found = measured(engine, options.documents)
        for figures in found:
            say(f"{engine:9} {json.dumps(figures)}")
        missed += [f"{engine}: {text}" for text in misses(engine, found)]
    for text in missed:
        say(text)
    return 1 if missed else 0


def measured(engine: str, documents: int) -> list[Figures]:
    """Figures at each size, the smaller one first; none where the engine cannot run here."""
    sizes = [min(documents, EMBEDDED)] if engine == "sqlite" else [documents // SMALLER, documents]
    with ExitStack() as stack:
        try:
            variables = started(engine, stack)
        except ServerError as error:
            say(f"{engine}: left out. {error}")
            return []
        command = ["-m", "tests.bench.search_speed", "--engine", engine, "--documents"]
        result = subprocess.run(
            [sys.executable, *command, *map(str, sizes)],
            env={**os.environ, **variables, "DEBUG": "0"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    lines = map(json.loads, result.stdout.splitlines())
    return [{name: line[name] for name in line if name != "engine"} for line in lines]


def started(engine: str, stack: ExitStack) -> dict[str, str]:
    """Environment of the engine's server, which is started."""
    if engine == "postgres":
        variables = stack.enter_context(Postgres()).variables()
        manage(["migrate", "--verbosity", "0"], variables)
        return variables
    if engine == "elastic":
        server = Elastic(DISTRIBUTIONS["elasticsearch-8"], heap="1g")
        return stack.enter_context(server).variables()
    return {}


def misses(engine: str, found: list[Figures]) -> Iterator[str]:
    """What is over its bar, in a line each."""
    if not found:
        return
    small, large = found[0], found[-1]
    for name, most in BAR[engine].items():
        if large[name] > most:
            yield f"{name} is {large[name]}, the bar {most}"
    if large["median_ms"] > SLOWER * small["median_ms"]:
        yield f"median_ms grows from {small['median_ms']} to {large['median_ms']}"


if __name__ == "__main__":
    sys.exit(main())
