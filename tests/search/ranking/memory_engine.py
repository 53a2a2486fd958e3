"""An engine in a few lines over lists: what every engine has to do, said in Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from search.analysis import analyser_for
from search.ranking import (
    ENOUGH,
    LOOKED_AT,
    Candidate,
    Content,
    FirstStage,
    RankedTokens,
    Ranker,
    ranked_tokens,
    vocabulary_of,
)
from search.ranking.synonyms import Tokens


@dataclass
class MemoryEngine:
    """Rows are numbered in the order they were given."""

    rows: list[RankedTokens]
    postings: dict[str, dict[str, set[int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for column in ("every", "core", "title"):
            held = self.postings.setdefault(column, {})
            for number, row in enumerate(self.rows):
                for token in getattr(row, column).split():
                    held.setdefault(token, set()).add(number)

    def holding(self, alternatives: Iterable[Tokens], column: str) -> set[int]:
        held = self.postings[column]
        found: set[int] = set()
        for tokens in alternatives:
            found |= set.intersection(*(held.get(token, set()) for token in tokens))
        return found

    def hits(self, first: FirstStage) -> list[int]:
        """Rows of the first match with enough of them, in the order of the signals."""
        found: set[int] = set()
        for match in first.matches:
            found = self.holding(match.alternatives, "every")
            if len(found) >= ENOUGH:
                break
        sums = dict.fromkeys(found, 0.0)
        for signal in first.signals:
            for number in self.holding(signal.alternatives, signal.column) & found:
                sums[number] += signal.weight
        return sorted(sums, key=lambda number: (-sums[number], number))


class Collection:
    """Pages of one language that can be asked."""

    def __init__(
        self, pages: Sequence[Content], language: str = "de", groups: Sequence[Sequence[str]] = ()
    ) -> None:
        self.pages = pages
        own = analyser_for(language)
        rows = [ranked_tokens(page, language) for page in pages]
        forms = [
            {
                token.form
                for text in (page.title, page.intro, page.text)
                for token in own.tokens(text)
            }
            for page in pages
        ]
        self.engine = MemoryEngine(rows)
        self.ranker = Ranker(
            language,
            vocabulary_of((row.every, row.title, f) for row, f in zip(rows, forms, strict=True)),
            groups,
        )

    def numbers(self, text: str, looked_at: int = LOOKED_AT) -> list[int]:
        question = self.ranker.question(text)
        hits = self.engine.hits(question.first)
        rows = self.engine.rows
        first = [Candidate(number, rows[number].stored) for number in hits[:looked_at]]
        best = [number for number, _ in self.ranker.ranked(question, first)]
        return best + hits[looked_at:]

    def titles(self, text: str) -> list[str]:
        return [self.pages[number].title for number in self.numbers(text)]
