"""Languages spoken at an offer, and their names in the reader's language.

More than the languages of the site: people are met in Albanian although no page is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

# ISO 639 code -> name; German first, then by name. `gsg` is German Sign Language.
SPOKEN_LANGUAGES: Final[dict[str, Any]] = {
    "de": _("German"),
    "gsg": _("German Sign Language"),
    "sq": _("Albanian"),
    "ar": _("Arabic"),
    "bs": _("Bosnian"),
    "bg": _("Bulgarian"),
    "en": _("English"),
    "fr": _("French"),
    "el": _("Greek"),
    "it": _("Italian"),
    "hr": _("Croatian"),
    "ku": _("Kurdish"),
    "nl": _("Dutch"),
    "fa": _("Persian"),
    "pl": _("Polish"),
    "pt": _("Portuguese"),
    "ro": _("Romanian"),
    "ru": _("Russian"),
    "sr": _("Serbian"),
    "es": _("Spanish"),
    "ta": _("Tamil"),
    "tr": _("Turkish"),
    "uk": _("Ukrainian"),
}


def spoken_language_name(code: str) -> str:
    """Return the name of a spoken language in the active language; the code if it is unknown."""
    return str(SPOKEN_LANGUAGES.get(code, code))


def spoken_language_names(codes: Iterable[str]) -> list[str]:
    """Return names in the active language, in the order of `SPOKEN_LANGUAGES`."""
    chosen = set(codes)
    return [str(name) for code, name in SPOKEN_LANGUAGES.items() if code in chosen]
