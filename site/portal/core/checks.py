"""System checks: what would otherwise be noticed by a reader."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register
from wagtail.models import get_page_models

from .catalogue import KINDS
from .models import BasePage


@register()
def every_page_type_names_its_kind(**_: Any) -> list[CheckMessage]:
    """A page type with an unknown kind would be in no list and no search."""
    return [
        Error(
            f"{model.__name__}.catalogue_kind is {model.catalogue_kind!r}",
            hint=f"Choose None or one of {', '.join(KINDS)}.",
            obj=model,
            id="core.E001",
        )
        for model in get_page_models()
        if issubclass(model, BasePage) and model.catalogue_kind not in {None, *KINDS}
    ]
