"""LibreTranslate: free software that a city can run itself. https://libretranslate.com/docs/"""

from __future__ import annotations

import requests

from portal.core.languages import base_language

from .dienst import SECONDS, Dienst


class LibreTranslate(Dienst):
    """Options: ``URL`` (without /translate), ``KEY`` (may be empty)."""

    display_name = "LibreTranslate"

    def ask(self, source: str, target: str, texts: list[str]) -> list[str]:
        answer = requests.post(
            f"{self.options['URL'].rstrip('/')}/translate",
            json={
                "q": texts,
                "source": base_language(source),
                "target": base_language(target),
                "format": "html",
                "api_key": self.options.get("KEY", ""),
            },
            timeout=SECONDS,
        )
        answer.raise_for_status()
        translated = answer.json()["translatedText"]
        if not isinstance(translated, list):
            raise TypeError("translatedText")
        return translated
