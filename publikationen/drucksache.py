"""Numbers of council papers, such as B/17/3936-01."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

FORM = RegexValidator(
    r"^[A-Z]{1,3}/\d{2}/\d{4}-\d{2}$", _("Enter the number in the form B/17/3936-01.")
)


class DrucksacheField(models.CharField):
    """The number of a council paper, or nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", _("Number of the council paper, for example B/17/3936-01."))
        super().__init__(*args, **kwargs)
        if FORM not in self.validators:
            self.validators.append(FORM)
