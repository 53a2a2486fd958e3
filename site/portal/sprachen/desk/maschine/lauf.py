"""Has the open texts of one translation translated by the service that is set up."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue

from ..speicher import open_segments
from .dienst import Dienst, DienstVerweigert

__all__ = ["DienstVerweigert", "translate_open_texts"]


def translate_open_texts(translation: Translation, user: Any) -> int:
    """Returns how many texts were filled; what somebody has written meanwhile stays.

    Raises `DienstVerweigert` where no service is set up, it fails, or the budget is used up.
    """
    service = get_machine_translator()
    source, target = translation.source.locale, translation.target_locale
    if not isinstance(service, Dienst) or not service.can_translate(source, target):
        raise DienstVerweigert(_("No service translates into this language."))
    service.user = user
    places: dict[StringValue, list[tuple[int, int]]] = defaultdict(list)
    for segment in open_segments(translation).select_related("string"):
        text = StringValue(segment.string.data)
        places[text].append((segment.string_id, segment.context_id))
    answers = service.translate(source, target, places) if places else {}
    filled = 0
    for text, answer in answers.items():
        for string, context in places[text]:
            _row, created = StringTranslation.objects.get_or_create(
                translation_of_id=string,
                context_id=context,
                locale=target,
                defaults={
                    "data": answer.data,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
                    "tool_name": str(service.display_name),
                    "last_translated_by": user,
                },
            )
            filled += created
    return filled
