"""The search server with the database behind it: no reader sees that a server is down."""

from __future__ import annotations

import logging
from dataclasses import replace

from .base import Answer, EngineUnavailable, Question, SearchEngine
from .breaker import Breaker

logger = logging.getLogger(__name__)


class FallbackEngine:
    """Asks one engine; when it cannot answer, another answers and says that it did."""

    def __init__(self, first: SearchEngine, second: SearchEngine, breaker: Breaker) -> None:
        self.first, self.second, self.breaker = first, second, breaker

    @property
    def name(self) -> str:
        return self.first.name

    def answer(self, question: Question) -> Answer:
        if not self.breaker.is_open:
            try:
                return self.first.answer(question)
            except EngineUnavailable as error:
                self.breaker.trip()
                logger.warning("Search server left alone for %s s: %s", self.breaker.seconds, error)
        return replace(self.second.answer(question), degraded=True)
