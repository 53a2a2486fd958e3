"""Search quality on any judged set, in a catalogue of its own that is thrown away afterwards."""

from __future__ import annotations

import json
import math
import statistics
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from portal.core.catalogue import CatalogueEntry

from .engines.base import SearchEngine
from .forms import readable
from .indexing import IndexWriter
from .models import SearchDocument
from .request import SearchRequest
from .service import SearchService
from .sources import Source

DEPTH: Final = 10
_THE_ONE_PAGE: Final = 3  # grade of the page of a question that has only one
_BATCH: Final = 100


@dataclass(frozen=True, slots=True)
class JudgedPage:
    id: str
    title: str
    text: str
    intro: str = ""
    kind: str = "seite"
    keywords: tuple[str, ...] = ()

    @classmethod
    def read(cls, line: Mapping[str, Any]) -> JudgedPage:
        keywords = line.get("keywords") or ()
        return cls(
            id=str(line["id"]),
            title=line["title"] or "",
            text=line["text"] or "",
            intro=line.get("intro") or "",
            kind=line.get("art") or "seite",
            keywords=tuple(keywords.split() if isinstance(keywords, str) else keywords),
        )

    @property
    def key(self) -> uuid.UUID:
        return uuid.uuid5(uuid.NAMESPACE_URL, self.id)

    def source(self, language: str) -> Source:
        entry = CatalogueEntry(
            title=self.title,
            summary=self.intro,
            text=self.text,
            keywords=self.keywords,
            kind=self.kind,
            facets={},
        )
        return Source(self.key, language, entry, address=f"/{self.key}/")


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and the grades (1-3) of the pages that answer it."""

    id: str
    question: str
    relevant: Mapping[str, int]

    @classmethod
    def read(cls, line: Mapping[str, Any]) -> Judged:
        grades = line.get("relevant") or {line["page"]: _THE_ONE_PAGE}
        return cls(
            str(line["id"]), line["question"], {str(page): int(g) for page, g in grades.items()}
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    judged: Judged
    found: Sequence[str]
    milliseconds: float


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """One JSON object a line; a line that is none is named. Windows' mark at the start is read."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _object(line, f"{path}, line {number}")


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from error
    if not isinstance(found, dict):
        raise ValueError(f"{place}: no JSON object")
    return found


def read_translations(path: Path, language: str) -> list[tuple[str, str]]:
    """(German, foreign) lines to learn from; rows without one of the two are passed over."""
    lines = ((line.get("de"), line.get(language)) for line in read_lines(path))
    return [(str(german), str(foreign)) for german, foreign in lines if german and foreign]


def index_pages(pages: Sequence[JudgedPage], language: str, using: str) -> None:
    """Write pages into a catalogue exactly as published pages are written."""
    writer = IndexWriter(using)
    for start in range(0, len(pages), _BATCH):
        some = [page.source(language) for page in pages[start : start + _BATCH]]
        writer.write(some, keys=[source.translation_key for source in some])


def ask(
    questions: Iterable[Judged],
    pages: Iterable[JudgedPage],
    *,
    language: str,
    using: str,
    engine: SearchEngine,
) -> list[Outcome]:
    """Put every question through the service of the search page."""
    service = SearchService(using, engine)
    names = {page.key: page.id for page in pages}
    rows = SearchDocument.objects.using(using).values_list("pk", "translation_key")
    ids = {pk: names[key] for pk, key in rows.iterator()}
    service.search(SearchRequest(language=language, text="warm"))  # statistics are read once
    outcomes = []
    for judged in questions:
        begun = time.perf_counter()
        request = SearchRequest(language=language, text=readable(judged.question), page_size=DEPTH)
        result = service.search(request)
        spent = (time.perf_counter() - begun) * 1000
        outcomes.append(Outcome(judged, [ids[pk] for pk in result.ids], spent))
    return outcomes


def measures(outcomes: Sequence[Outcome], pages: int) -> dict[str, float | int]:
    """The figures `suche_messen` prints."""
    times = sorted(outcome.milliseconds for outcome in outcomes)
    return {
        "ndcg10": round(_mean(_ndcg(outcome) for outcome in outcomes), 4),
        "mrr10": round(_mean(_reciprocal_rank(outcome) for outcome in outcomes), 4),
        "recall10": round(_mean(_recall(outcome) for outcome in outcomes), 4),
        "nulltreffer": round(_mean(float(not outcome.found) for outcome in outcomes), 4),
        "median_ms": round(statistics.median(times), 2) if times else 0.0,
        "p95_ms": round(times[math.ceil(len(times) * 0.95) - 1], 2) if times else 0.0,
        "seiten": pages,
        "fragen": len(outcomes),
    }


def _mean(values: Iterable[float]) -> float:
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def _ndcg(outcome: Outcome) -> float:
    grades = outcome.judged.relevant
    best = _gain(sorted(grades.values(), reverse=True)[:DEPTH])
    return _gain(grades.get(page, 0) for page in outcome.found[:DEPTH]) / best if best else 0.0


def _reciprocal_rank(outcome: Outcome) -> float:
    for place, page in enumerate(outcome.found[:DEPTH], 1):
        if outcome.judged.relevant.get(page, 0) > 0:
            return 1 / place
    return 0.0


def _recall(outcome: Outcome) -> float:
    wanted = {page for page, grade in outcome.judged.relevant.items() if grade > 0}
    return len(wanted & set(outcome.found[:DEPTH])) / len(wanted) if wanted else 0.0
