"""DeepL, a service for money. https://developers.deepl.com/docs"""

from __future__ import annotations

from typing import Final

import requests

from .dienst import SECONDS, Dienst

# Codes where DeepL wants a variant as the target.
TARGETS: Final = {"en": "EN-GB"}


class DeepL(Dienst):
    """Options: ``KEY``; ``URL`` only to ask another address than the one the key belongs to."""

    display_name = "DeepL"
    languages = frozenset({"ar", "bg", "en", "fr", "pl", "ro", "ru", "tr", "uk"})

    def ask(self, source: str, target: str, texts: list[str]) -> list[str]:
        answer = requests.post(
            f"{self.address()}/v2/translate",
            json={
                "text": texts,
                "source_lang": source.upper(),
                "target_lang": TARGETS.get(target, target.upper()),
                "tag_handling": "html",
            },
            headers={"Authorization": f"DeepL-Auth-Key {self.options['KEY']}"},
            timeout=SECONDS,
        )
        answer.raise_for_status()
        return [row["text"] for row in answer.json()["translations"]]

    def address(self) -> str:
        """Keys of the free plan end with :fx and have a host of their own."""
        if self.options.get("URL"):
            return str(self.options["URL"]).rstrip("/")
        free = self.options["KEY"].endswith(":fx")
        return "https://api-free.deepl.com" if free else "https://api.deepl.com"
