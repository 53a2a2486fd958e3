"""The thirteen languages: codes, own names, direction. Knows nothing of Django's settings."""

from __future__ import annotations

from typing import Final

SOURCE_LANGUAGE: Final = "de"
SIMPLE_LANGUAGE: Final = "de-simple"

OFFERED: Final[list[tuple[str, str]]] = [
    ("de", "Deutsch"),
    ("de-simple", "Leichte Sprache"),
    ("en", "English"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("fa", "فارسی"),
    ("uk", "Українська"),
    ("ru", "Русский"),
    ("ro", "Română"),
    ("bg", "Български"),
    ("pl", "Polski"),
    ("fr", "Français"),
    ("ku", "Kurmancî"),
]
CODES: Final = tuple(code for code, _ in OFFERED)
RIGHT_TO_LEFT: Final = frozenset({"ar", "fa"})

# `de-simple` is the registered BCP 47 variant for Leichte Sprache.
LANGUAGE_INFO: Final[dict[str, dict[str, object]]] = {
    "ku": {"bidi": False, "code": "ku", "name": "Kurdish (Kurmanji)", "name_local": "Kurmancî"},
    "de-simple": {
        "bidi": False,
        "code": "de-simple",
        "name": "German (Easy Language)",
        "name_local": "Leichte Sprache",
    },
}


def direction(code: str) -> str:
    """Return the ``dir`` value of a language."""
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def base_language(code: str) -> str:
    """Return the language whose words a code uses: Leichte Sprache is German."""
    return SOURCE_LANGUAGE if code == SIMPLE_LANGUAGE else code
