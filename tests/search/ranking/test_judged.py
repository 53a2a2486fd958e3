"""The quality of the ranking on real residents' questions (OMoS-QA, CC BY 4.0, not in the
repository): SEARCH_JUDGED_SETS names the folder with pages_XX.jsonl and questions_XX.jsonl."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from search.ranking import Content, shipped_groups

from .memory_engine import Collection

FOLDER = Path(os.environ.get("SEARCH_JUDGED_SETS", ""))
# MRR@10 and recall@10 on all 535 questions, a little below what was measured.
FLOORS = {
    "de": (0.67, 0.89),
    "en": (0.64, 0.88),
    "fr": (0.61, 0.85),
    "uk": (0.59, 0.85),
    "ar": (0.58, 0.83),
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not os.environ.get("SEARCH_JUDGED_SETS"), reason="SEARCH_JUDGED_SETS names no folder"
    ),
]


def lines(name: str) -> list[dict[str, Any]]:
    with (FOLDER / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@pytest.mark.parametrize("language", FLOORS)
def test_residents_find_the_page_that_answers_their_question(language: str) -> None:
    pages = lines(f"pages_{language}.jsonl")
    groups = shipped_groups() if language == "de" else ()
    contents = [Content(page["title"], page["text"]) for page in pages]
    site = Collection(contents, language, groups)
    ranks = []
    for question in lines(f"questions_{language}.jsonl"):
        found = [pages[number]["id"] for number in site.numbers(question["question"])[:10]]
        ranks.append(found.index(question["page"]) + 1 if question["page"] in found else 0)
    mrr = sum(1 / rank for rank in ranks if rank) / len(ranks)
    recall = sum(1 for rank in ranks if rank) / len(ranks)
    least_mrr, least_recall = FLOORS[language]
    assert mrr >= least_mrr
    assert recall >= least_recall
