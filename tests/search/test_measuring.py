"""Anyone can measure the search with a set of their own, and is told what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.measuring import read_lines

PAGE = {"id": "a", "title": "Wohngeld", "text": "Ein Zuschuss zur Miete."}
QUESTION = {"id": "1", "question": "Zuschuss zur Miete", "page": "a"}


def written(path: Path, *lines: object, mark: str = "") -> Path:
    path.write_text(mark + "\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def measure(pages: Path, questions: Path, **options: object) -> None:
    call_command("suche_messen", seiten=pages, fragen=questions, sprache="de", **options)


def test_files_written_on_windows_are_read(tmp_path: Path) -> None:
    assert list(read_lines(written(tmp_path / "p.jsonl", PAGE, mark="\ufeff"))) == [PAGE]


@pytest.mark.parametrize(
    ("pages", "questions", "said"),
    [
        ([PAGE, PAGE], [QUESTION], "same id"),
        ([PAGE, []], [QUESTION], "line 2"),
        ([], [QUESTION], "no page"),
        ([PAGE], [], "no question"),
        ([PAGE], [{"id": "1", "question": "?", "relevant": ["a"]}], "cannot be read"),
    ],
)
def test_a_set_that_cannot_be_measured_is_refused_with_a_sentence(
    tmp_path: Path, pages: list[object], questions: list[object], said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        measure(written(tmp_path / "p", *pages), written(tmp_path / "f", *questions))


def test_a_list_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    pages, questions = written(tmp_path / "p", PAGE), written(tmp_path / "f", QUESTION)
    with pytest.raises(CommandError, match="cannot be written"):
        measure(pages, questions, rangliste=tmp_path / "nowhere" / "list.jsonl")
