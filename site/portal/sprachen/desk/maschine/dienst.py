"""The interface to every service, and what all of them keep to: budget, log, no lost text.

It is wagtail-localize's own interface, so its editor's button uses the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

import requests
import structlog
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from portal.core.languages import base_language

from ...models import Maschinenlauf
from ..austausch.einlesen import is_usable

log = structlog.get_logger()

SECONDS = 30
TEXTS_A_REQUEST = 40


class DienstVerweigert(Exception):
    """Nothing was translated, nothing has changed; the text says why, in words for the user."""


class Dienst(BaseMachineTranslator):
    """A service. Subclasses know its protocol only.

    ``options``: ``URL``, ``KEY``, ``CHARACTERS_PER_MONTH``. ``user``: who asks, for the log.
    """

    languages: ClassVar[frozenset[str] | None] = None  # None: the service says so itself

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        self.user: Any = None

    def ask(self, source: str, target: str, texts: list[str]) -> list[str]:
        """Translate HTML fragments, in their order. Raises `requests.RequestException`."""
        raise NotImplementedError

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        """Leichte Sprache is written by people: it has the same base language."""
        source, target = (base_language(x.language_code) for x in (source_locale, target_locale))
        return source != target and (self.languages is None or target in self.languages)

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Return usable translations; a text whose answer is unusable is left out.

        Raises `DienstVerweigert` if the budget is used up or the service fails at the first try.
        """
        wanted = list(strings)
        self.check_budget(sum(len(string.data) for string in wanted))
        found: dict[StringValue, StringValue] = {}
        for start in range(0, len(wanted), TEXTS_A_REQUEST):
            part = wanted[start : start + TEXTS_A_REQUEST]
            try:
                found |= self.translate_part(source_locale, target_locale, part)
            except DienstVerweigert:
                if not found:
                    raise
                break
        return found

    def translate_part(
        self, source_locale: Locale, target_locale: Locale, part: list[StringValue]
    ) -> dict[StringValue, StringValue]:
        source, target = source_locale.language_code, target_locale.language_code
        try:
            answers = self.ask(source, target, [string.data for string in part])
            if len(answers) != len(part) or not all(isinstance(a, str) for a in answers):
                raise ValueError("number of texts")
        except (requests.RequestException, ValueError, KeyError, TypeError) as error:
            self.write_log(target, part, Maschinenlauf.Ergebnis.GESCHEITERT, type(error).__name__)
            log.warning("machine_translation_failed", service=self.display_name, error=repr(error))
            raise DienstVerweigert(
                _("%(service)s does not answer as it should. Nothing was changed; try again later.")
                % {"service": self.display_name}
            ) from error
        usable = {
            string: StringValue(answer)
            for string, answer in zip(part, answers, strict=True)
            if is_usable_answer(string.data, answer)
        }
        whole = len(usable) == len(part)
        ergebnis = Maschinenlauf.Ergebnis.GELUNGEN if whole else Maschinenlauf.Ergebnis.TEILWEISE
        self.write_log(target, part, ergebnis)
        return usable

    def check_budget(self, characters: int) -> None:
        limit = int(self.options.get("CHARACTERS_PER_MONTH", 0))
        used = used_this_month()
        if used + characters > limit:
            raise DienstVerweigert(
                _(
                    "The budget of this month is %(limit)s characters, %(used)s are used. "
                    "These texts need %(more)s."
                )
                % {"limit": limit, "used": used, "more": characters}
            )

    def write_log(
        self, target: str, part: list[StringValue], ergebnis: str, meldung: str = ""
    ) -> None:
        """What a failing service may have counted is counted here, too."""
        Maschinenlauf.objects.create(
            von=self.user,
            dienst=str(self.display_name),
            sprache=target,
            zeichen=sum(len(string.data) for string in part),
            texte=len(part),
            ergebnis=ergebnis,
            meldung=meldung,
        )


def used_this_month() -> int:
    """Characters sent since the first of the month."""
    first = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    rows = Maschinenlauf.objects.filter(am__gte=first)
    return rows.aggregate(sum=Sum("zeichen"))["sum"] or 0


def is_usable_answer(source: str, answer: str) -> bool:
    """Not empty, only the markup a text may have, and no link that the German text has not."""
    return bool(answer.strip()) and is_usable(source, answer)
