"""WeasyPrint's way to resources, closed: it asks us, and we know neither files nor the network.

Imported late, like WeasyPrint itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.urls import URLFetcher, URLFetcherResponse


class ClosedFetcher(URLFetcher):
    """Hands out what ``released`` returns for an address: content and type."""

    def __init__(self, released: Callable[[str], tuple[bytes, str]]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.released = released

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        content, mime_type = self.released(url)
        return URLFetcherResponse(url, content, {"Content-Type": mime_type})
