"""Measures how well the search answers judged questions, on any set of pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.analysis import LANGUAGES
from search.engines.base import EngineUnavailable
from search.measuring import Judged, JudgedPage, Outcome, ask, index_pages, measures, read_lines
from search.throwaway import ENGINES, throwaway_catalogue


class Command(BaseCommand):
    help = (
        "Indexes the given pages into a catalogue of its own, asks every question through the"
        " search and prints one JSON object. The live catalogue and index are not touched."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seiten", type=Path, required=True, help="pages, JSON lines")
        parser.add_argument("--fragen", type=Path, required=True, help="questions, JSON lines")
        parser.add_argument("--sprache", choices=LANGUAGES, default="de")
        parser.add_argument("--engine", choices=ENGINES, default="sqlite")
        parser.add_argument("--rangliste", type=Path, help="file for the hits of every question")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            pages = [JudgedPage.read(line) for line in read_lines(options["seiten"])]
            questions = [Judged.read(line) for line in read_lines(options["fragen"])]
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"The judged set cannot be read: {error!r}") from error
        outcomes = self._ask(pages, questions, options["sprache"], options["engine"])
        if options["rangliste"]:
            _write_ranking(options["rangliste"], outcomes)
        self.stdout.write(json.dumps(measures(outcomes, len(pages))))

    def _ask(
        self, pages: list[JudgedPage], questions: list[Judged], language: str, engine: str
    ) -> list[Outcome]:
        try:
            with throwaway_catalogue(engine) as catalogue:
                index_pages(pages, language, catalogue.using)
                return ask(
                    questions,
                    pages,
                    language=language,
                    using=catalogue.using,
                    engine=catalogue.engine(),
                )
        except (ImproperlyConfigured, EngineUnavailable) as error:
            raise CommandError(str(error)) from error


def _write_ranking(path: Path, outcomes: list[Outcome]) -> None:
    with path.open("w", encoding="utf-8") as lines:
        for outcome in outcomes:
            hits = {"id": outcome.judged.id, "treffer": list(outcome.found)}
            lines.write(json.dumps(hits, ensure_ascii=False) + "\n")
