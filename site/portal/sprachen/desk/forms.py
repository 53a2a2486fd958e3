"""Filters of the table. What nobody can choose is ignored, never an error."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.core.languages import OFFERED
from portal.register.models import Bereich

from .stand import Stand
from .tafel import Auswahl, languages_of_desk, page_kinds

ALL = ("", _("all"))


class FilterForm(forms.Form):
    """Title, kind, Bereich, language, state."""

    q = forms.CharField(label=_("Title contains"), required=False, max_length=100)
    art = forms.ChoiceField(label=_("Kind"), required=False)
    bereich = forms.ModelChoiceField(
        Bereich.objects.none(), label=_("Bereich"), required=False, empty_label=_("all")
    )
    sprache = forms.ChoiceField(label=_("Language"), required=False)
    stand = forms.ChoiceField(label=_("State"), required=False, choices=[ALL, *Stand.choices])

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="f-%s")
        self.choice("art").choices = [ALL, *page_kinds().items()]
        names = dict(OFFERED)
        self.choice("sprache").choices = [ALL, *((c, names[c]) for c in languages_of_desk())]
        bereich: Any = self.fields["bereich"]
        bereich.queryset = Bereich.objects.prefetch_related("bezeichnungen")

    def choice(self, name: str) -> Any:
        return self.fields[name]

    def auswahl(self) -> Auswahl:
        """What is chosen; a value that is not offered counts as not chosen."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        bereich = chosen.pop("bereich", None)
        return Auswahl(bereich=bereich.pk if bereich else None, **chosen)
