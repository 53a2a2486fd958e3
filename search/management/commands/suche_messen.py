"""Measures how well the search answers judged questions, on any set of pages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.core.languages import SOURCE_LANGUAGE
from search.analysis import LANGUAGES
from search.engines.base import EngineUnavailable
from search.learned import Text, learn_from
from search.measuring import (
    Judged,
    JudgedPage,
    Outcome,
    ask,
    index_pages,
    measures,
    read_lines,
    read_translations,
)
from search.throwaway import ENGINES, throwaway_catalogue


@dataclass(frozen=True, slots=True)
class _Set:
    """Pages in ``language``, questions in ``asked_in``, and what may be learned before asking."""

    pages: Sequence[JudgedPage]
    questions: Sequence[Judged]
    language: str
    asked_in: str
    texts: Sequence[Text]


class Command(BaseCommand):
    help = (
        "Indexes the given pages into a catalogue of its own, asks every question through the"
        " search and prints one JSON object. The live catalogue and index are not touched."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seiten", type=Path, required=True, help="pages, JSON lines")
        parser.add_argument("--fragen", type=Path, required=True, help="questions, JSON lines")
        parser.add_argument("--sprache", choices=LANGUAGES, default="de", help="of the pages")
        parser.add_argument("--fragen-sprache", choices=LANGUAGES, help="if it is another one")
        parser.add_argument(
            "--uebersetzungen", type=Path, help="lines to learn from: {“de”: …, “uk”: …}"
        )
        parser.add_argument("--engine", choices=ENGINES, default="sqlite")
        parser.add_argument("--rangliste", type=Path, help="file for the hits of every question")

    def handle(self, *args: Any, **options: Any) -> None:
        judged = _read(options)
        ranking: Path | None = options["rangliste"]
        if ranking and (ranking.is_dir() or not ranking.parent.is_dir()):
            raise CommandError(f"{ranking} cannot be written: name a file in a folder that exists.")
        self._warn(judged)
        outcomes = self._ask(judged, options["engine"])
        if ranking:
            _write_ranking(ranking, outcomes)
        self.stdout.write(json.dumps(measures(outcomes, len(judged.pages))))

    def _warn(self, judged: _Set) -> None:
        """A question that no page can answer counts as not found: say so."""
        there = {page.id for page in judged.pages}
        lost = [one.id for one in judged.questions if there.isdisjoint(one.relevant)]
        if lost:
            self.stderr.write(f"{len(lost)} questions name no page that is there: {lost[:5]}")

    def _ask(self, judged: _Set, engine: str) -> list[Outcome]:
        try:
            with throwaway_catalogue(engine) as catalogue:
                index_pages(judged.pages, judged.language, catalogue.using)
                if judged.texts:
                    learn_from(judged.texts, judged.asked_in, catalogue.using)
                return ask(
                    judged.questions,
                    judged.pages,
                    language=judged.asked_in,
                    using=catalogue.using,
                    engine=catalogue.engine(),
                )
        except (ImproperlyConfigured, EngineUnavailable) as error:
            raise CommandError(str(error)) from error


def _read(options: dict[str, Any]) -> _Set:
    language = options["sprache"]
    asked_in = options["fragen_sprache"] or language
    if asked_in != language and language != SOURCE_LANGUAGE:
        raise CommandError("Questions in another language find German pages only: --sprache de.")
    lessons: Path | None = options["uebersetzungen"]
    if lessons and asked_in == language:
        raise CommandError("--uebersetzungen needs --fragen-sprache, another one than the pages'.")
    try:
        judged = _Set(
            pages=[JudgedPage.read(line) for line in read_lines(options["seiten"])],
            questions=[Judged.read(line) for line in read_lines(options["fragen"])],
            language=language,
            asked_in=asked_in,
            texts=read_translations(lessons, asked_in) if lessons else (),
        )
        _check(judged)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CommandError(f"The judged set cannot be read: {error!r}") from error
    return judged


def _check(judged: _Set) -> None:
    if not judged.pages or not judged.questions:
        raise ValueError("there is no page or no question in it")
    twice = [one for one, number in Counter(page.id for page in judged.pages).items() if number > 1]
    if twice:
        raise ValueError(f"pages with the same id: {twice[:5]}")


def _write_ranking(path: Path, outcomes: list[Outcome]) -> None:
    with path.open("w", encoding="utf-8") as lines:
        for outcome in outcomes:
            hits = {"id": outcome.judged.id, "treffer": list(outcome.found)}
            lines.write(json.dumps(hits, ensure_ascii=False) + "\n")
