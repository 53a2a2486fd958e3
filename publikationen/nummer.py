"""Numbers of recommendations: HE, the Sozialraum, two digits. Given once, valid for ever."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

CITY_WIDE: Final = "SW"
FORM = RegexValidator(
    r"^HE-[A-Z]{2}-\d{2,3}$", _("Enter the number in the form HE-MS-03, or HE-SW-01 for city-wide.")
)


def next_number(kuerzel: str, taken: Iterable[str]) -> str:
    """Return the number after the highest one taken for this Sozialraum."""
    pattern = re.compile(rf"^HE-{re.escape(kuerzel)}-(\d+)$")
    numbers = [int(match[1]) for number in taken if (match := pattern.match(number))]
    return f"HE-{kuerzel}-{max(numbers, default=0) + 1:02d}"
