"""The short form: ten fields in sight, the rest folded. It writes into a draft, never around it."""

from __future__ import annotations

import datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.register.models import Bereich, Kontakt, Sozialraum, Themeninsel

from ..auswahl import Wochentag
from ..models.ort import AngebotOrt
from ..sprachen import SPOKEN_LANGUAGES
from .lesen import read_cost, read_date, read_time
from .tabelle.orte import again, read_one
from .tabelle.register import Register

ROWS: Final = 5
CITY_WIDE, SINGLE = "stadtweit", "einzeln"


class KurzForm(forms.Form):
    """Fields carry the ids f-<name>; `zeiten()` returns the rows of times."""

    title = forms.CharField(
        label=gettext_lazy("Name of the offer"),
        max_length=120,
        help_text=gettext_lazy("As people call it. No abbreviation."),
        error_messages={"required": gettext_lazy("Give the offer a name.")},
    )
    kurztext = forms.CharField(
        label=gettext_lazy("What is it about, in one sentence?"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("What do people have from it?"),
        error_messages={"required": gettext_lazy("Write one sentence on what it is about.")},
    )
    fuer_wen = forms.CharField(
        label=gettext_lazy("For whom?"),
        max_length=300,
        help_text=gettext_lazy(
            "With the age, if there is a limit. Example: young people from 14 to 21."
        ),
        error_messages={"required": gettext_lazy("Say who may come.")},
    )
    themeninsel = forms.ModelChoiceField(
        Themeninsel.objects.all(),
        label=gettext_lazy("Themeninsel"),
        empty_label=gettext_lazy("Choose one"),
        error_messages={"required": gettext_lazy("Choose the theme that fits best.")},
    )
    wo = forms.CharField(
        label=gettext_lazy("Where does it take place?"),
        max_length=300,
        help_text=gettext_lazy("House, street and number, postal code. Or: online, at your home."),
        error_messages={"required": gettext_lazy("Say where it takes place.")},
    )
    raum = forms.ChoiceField(
        label=gettext_lazy("For which Sozialräume is it meant?"),
        choices=[
            (CITY_WIDE, gettext_lazy("city-wide, for everybody in Oberhausen")),
            (SINGLE, gettext_lazy("only for these:")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose city-wide or single Sozialräume.")},
    )
    sozialraeume = forms.ModelMultipleChoiceField(
        Sozialraum.objects.all(), required=False, widget=forms.CheckboxSelectMultiple, label=""
    )
    kosten = forms.CharField(
        label=gettext_lazy("What does it cost?"),
        max_length=300,
        help_text=gettext_lazy("Free of charge, or the amount with reductions."),
        error_messages={"required": gettext_lazy("Write “kostenlos” or the amount.")},
    )
    kontakt = forms.ModelChoiceField(
        Kontakt.objects.none(),
        label=gettext_lazy("Whom can people ask?"),
        empty_label=gettext_lazy("Choose one"),
        help_text=gettext_lazy("A shared mailbox and phone, never a person’s own."),
        error_messages={"required": gettext_lazy("Choose whom people can ask.")},
    )
    # Folded: all of it is optional.
    sprachen = forms.MultipleChoiceField(
        label=gettext_lazy("Languages your team speaks"),
        choices=list(SPOKEN_LANGUAGES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    zeiten_hinweis = forms.CharField(
        label=gettext_lazy("Note on the times"), required=False, max_length=300
    )
    anmeldung_hinweis = forms.CharField(
        label=gettext_lazy("How do people register?"), required=False, max_length=300
    )
    mitbringen = forms.CharField(
        label=gettext_lazy("What should people bring along?"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    zugang_hinweis = forms.CharField(
        label=gettext_lazy("How do people get in?"), required=False, max_length=300
    )
    schlagwoerter = forms.CharField(
        label=gettext_lazy("Keywords"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("What would people search for? Separated by commas."),
    )
    beteiligte_bereiche = forms.ModelMultipleChoiceField(
        Bereich.objects.all(),
        label=gettext_lazy("Which Bereiche have to agree?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    befristet_bis = forms.CharField(
        label=gettext_lazy("Limited until"),
        required=False,
        help_text=gettext_lazy("For example 31.07.2027. A year before we ask whether it goes on."),
    )

    VISIBLE: Final = (
        "title", "kurztext", "fuer_wen", "themeninsel", "wo", "raum", "kosten", "kontakt",
    )  # fmt: skip
    FOLDED: Final = (
        "sprachen",
        "zeiten_hinweis",
        "anmeldung_hinweis",
        "mitbringen",
        "zugang_hinweis",
        "schlagwoerter",
        "beteiligte_bereiche",
        "befristet_bis",
    )
    # What is already in the fields of the page under the same name.
    PLAIN: Final = (
        "title", "kurztext", "fuer_wen", "zeiten_hinweis", "anmeldung_hinweis", "mitbringen",
        "zugang_hinweis",
    )  # fmt: skip

    def __init__(self, *args: Any, bereich: Bereich, draft: bool = False, **kwargs: Any) -> None:
        kwargs["auto_id"] = "f-%s"
        super().__init__(*args, **kwargs)
        known: Kontakt | None = self.initial.get("kontakt")
        shown = Q(bereich=bereich) | Q(pk__in=[known.pk] if known else [])
        self.choices_of("kontakt", Kontakt.objects.filter(shown))
        self.choices_of("beteiligte_bereiche", Bereich.objects.exclude(pk=bereich.pk))
        self.zeit_fehler: dict[int, str] = {}
        if draft:
            for name in set(self.fields) - {"title"}:
                self.fields[name].required = False

    def choices_of(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows

    def is_as_shown(self, name: str) -> bool:
        """Whether the text is the one the form showed: it says less than the page knows."""
        return " ".join(str(self.initial.get(name, "")).split()) == " ".join(
            self.cleaned_data[name].split()
        )

    def clean_wo(self) -> AngebotOrt | None:
        shown: AngebotOrt | None = self.initial.get("ort")
        if shown is not None and self.is_as_shown("wo"):
            return again(shown)
        text = self.cleaned_data["wo"]
        return read_one(text, Register()) if text else None

    def clean_kosten(self) -> dict[str, Any]:
        if "kosten" in self.initial and self.is_as_shown("kosten"):
            return {}
        return read_cost(self.cleaned_data["kosten"])

    def clean_befristet_bis(self) -> datetime.date | None:
        return read_date(self.cleaned_data["befristet_bis"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("raum") == SINGLE and not data.get("sozialraeume"):
            self.add_error("raum", _("Tick at least one Sozialraum, or choose city-wide."))
        data["zeiten"] = self.zeiten()
        return data

    def zeilen(self) -> list[dict[str, Any]]:
        """The rows of times as typed, with their errors, for the template."""
        return [
            {
                "nr": nr,
                "tag": self._row_value("tag", nr),
                "von": self._row_value("von", nr),
                "bis": self._row_value("bis", nr),
                "dazu": self.initial.get(f"dazu{nr}", ""),
                "fehler": self.zeit_fehler.get(nr, ""),
            }
            for nr in range(1, ROWS + 1)
        ]

    def _row_value(self, name: str, nr: int) -> str:
        source = self.data if self.is_bound else self.initial
        return str(source.get(f"{name}{nr}", "") or "")

    def zeiten(self) -> list[tuple[int, datetime.time, datetime.time]]:
        """The times that are filled in; an unreadable row becomes an error of that row."""
        found = []
        for nr in range(1, ROWS + 1):
            typed = [self._row_value(name, nr) for name in ("tag", "von", "bis")]
            if not any(typed):
                continue
            try:
                found.append(read_row(*typed))
            except ValidationError as error:
                self.zeit_fehler[nr] = " ".join(error.messages)
        if self.zeit_fehler:
            self.add_error(None, _("Look at the times again."))
        return found


def read_row(tag: str, von: str, bis: str) -> tuple[int, datetime.time, datetime.time]:
    """Day, begin and end as typed; raises ValidationError with a guess what was meant."""
    if tag not in {str(value) for value in Wochentag.values}:
        raise ValidationError(_("Choose the day."))
    begin, end = read_time(von), read_time(bis)
    if end <= begin:
        raise ValidationError(
            _("The time ends before it begins. Did you mean %(a)s to %(b)s?")
            % {"a": f"{end:%H:%M}", "b": f"{begin:%H:%M}"}
        )
    return int(tag), begin, end
