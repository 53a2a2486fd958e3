"""A language that the Redaktion has switched off: its addresses say so and lead to German."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _

from portal.core.languages import OFFERED, direction


class LanguageOff(Http404):
    """The address belongs to the language ``code``, which is switched off."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class OffNotice:
    """What the reader is told, in the language that is off: the rest of the page is German."""

    code: str
    name: str
    direction: str
    sentence: str
    link_text: str


def off_notice(exception: Exception) -> OffNotice | None:
    """Return the notice for a 404 because of a language that is off, else None."""
    if not isinstance(exception, LanguageOff):
        return None
    with translation.override(exception.code):
        return OffNotice(
            code=exception.code,
            name=dict(OFFERED)[exception.code],
            direction=direction(exception.code),
            sentence=_("This language is not offered at the moment."),
            link_text=_("Open the German page"),
        )
