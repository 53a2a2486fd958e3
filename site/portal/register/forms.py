"""Forms of the registers that are more than fields of a model."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.core.models import Schlagwort


class JoinForm(forms.Form):
    """Chooses the keyword that stays."""

    target = forms.ModelChoiceField(
        Schlagwort.objects.none(),
        label=_("Keyword that stays"),
        help_text=_("Every page and every draft keeps its link; only the spelling changes."),
    )

    def __init__(self, *args: Any, source: Schlagwort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = Schlagwort.objects.exclude(pk=source.pk)  # type: ignore[attr-defined]
