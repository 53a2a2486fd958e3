"""Hours of the week as data: ``{"0": [["08:00", "12:00"]]}``, Monday first; one line a day to edit.

Kept as numbers and not as a sentence, so that every reader gets them in their own language.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from portal.core.wochenzeiten import Wochenzeit, clock

Hours = dict[str, list[list[str]]]

CLOCK: Final = r"(\d{1,2})(?:[:.](\d{2}))?"
SPAN: Final = re.compile(rf"{CLOCK}\s*(?:-|–|—|bis)\s*{CLOCK}(?:\s*Uhr)?", re.IGNORECASE)


def spans(hours: Hours) -> Iterator[Wochenzeit]:
    """Day, from and to of every time, in the order of the week."""
    for day in range(len(WEEKDAYS)):
        for von, bis in hours.get(str(day), []):
            yield day, datetime.time.fromisoformat(von), datetime.time.fromisoformat(bis)


def read_day(line: str) -> list[list[str]]:
    """Return the times of one day; ValidationError names what is no time."""
    return [read_span(part.strip()) for part in line.split(",") if part.strip()]


def read_span(text: str) -> list[str]:
    found = SPAN.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        h1, m1, h2, m2 = (int(number or 0) for number in found.groups())
        von, bis = datetime.time(h1, m1), datetime.time(h2, m2)
    except ValueError as error:
        problem = _("“%(text)s” is no time. Write it like this: 8–12, 14–16:30") % {"text": text}
        raise ValidationError(problem) from error
    if von >= bis:
        raise ValidationError(_("The end must be later than the beginning."))
    return [f"{time:%H:%M}" for time in (von, bis)]


def write_day(times: list[list[str]]) -> str:
    clocks = ([clock(datetime.time.fromisoformat(time)) for time in span] for span in times)
    return ", ".join("–".join(span) for span in clocks)


class SprechzeitenWidget(forms.MultiWidget):
    """One line of text a day, labelled with its name."""

    template_name = "core/widgets/language_names.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            str(day): forms.TextInput() for day in WEEKDAYS
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: Hours | None) -> list[str]:
        return [write_day((value or {}).get(str(day), [])) for day in WEEKDAYS]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for subwidget, day in zip(context["widget"]["subwidgets"], WEEKDAYS.values(), strict=True):
            subwidget["language_name"] = day
        return context


class DayField(forms.CharField):
    """The times of one day, as typed."""

    def clean(self, value: Any) -> Any:
        return read_day(super().clean(value))


class SprechzeitenFormField(forms.MultiValueField):
    """Reads the lines into ``{day: [[from, to], ...]}``, leaving empty days out."""

    def __init__(self, **kwargs: Any) -> None:
        for unused in ("encoder", "decoder"):
            kwargs.pop(unused, None)
        fields = [DayField(required=False, max_length=80) for _day in WEEKDAYS]
        super().__init__(fields, require_all_fields=False, widget=SprechzeitenWidget(), **kwargs)

    def compress(self, data_list: list[list[list[str]]]) -> Hours:
        return {str(day): times for day, times in enumerate(data_list) if times}


class SprechzeitenField(models.JSONField):
    """Hours of the week, see the head of this file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return SprechzeitenFormField(
            required=False, label=kwargs.get("label", self.verbose_name), help_text=self.help_text
        )
