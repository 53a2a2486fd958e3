"""Form and model fields of the offer: ages as editors say them, languages as boxes to tick."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from .sprachen import SPOKEN_LANGUAGES

MONTHS_A_YEAR: Final = 12
UNITS: Final = [("1", _("months")), (str(MONTHS_A_YEAR), _("years"))]


class AgeWidget(forms.MultiWidget):
    """A number and its unit; whole years are shown as years."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        number = forms.NumberInput({"min": -9, "max": 1440, "aria-label": _("how many")})
        super().__init__([number, forms.Select({"aria-label": _("unit")}, choices=UNITS)], attrs)

    def decompress(self, value: int | None) -> list[Any]:
        if value is None:
            return [None, str(MONTHS_A_YEAR)]
        if value > 0 and value % MONTHS_A_YEAR == 0:
            return [value // MONTHS_A_YEAR, str(MONTHS_A_YEAR)]
        return [value, "1"]


class AgeFormField(forms.MultiValueField):
    """Reads “18 months” or “3 years” into months; −9 to 0 months is pregnancy."""

    widget = AgeWidget

    def __init__(self, **kwargs: Any) -> None:
        for unused in ("min_value", "max_value"):
            kwargs.pop(unused, None)
        fields = [
            forms.IntegerField(min_value=-9, max_value=1440, required=False),
            forms.ChoiceField(choices=UNITS, required=False),
        ]
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[Any]) -> int | None:
        if not data_list or data_list[0] is None:
            return None
        return int(data_list[0]) * int(data_list[1] or MONTHS_A_YEAR)


class AgeField(models.SmallIntegerField):
    """An age in months."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        return AgeFormField(
            required=False, label=kwargs.get("label", self.verbose_name), help_text=self.help_text
        )


class SpokenLanguagesField(models.JSONField):
    """Codes of languages spoken, a list such as ``["de", "tr"]``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=lambda: list(SPOKEN_LANGUAGES.items()),
            required=False,
            label=kwargs.get("label", self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
