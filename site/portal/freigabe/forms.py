"""Forms of the steps of the workflow."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FreigebenForm(forms.Form):
    """Release or publish: which content was seen, and an optional message."""

    pruefsumme = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    comment = forms.CharField(
        label=_("Your message (optional)"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )


class ZurueckgebenForm(forms.Form):
    """Give back: the reason is what the Fachbereich works with."""

    pruefsumme = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    comment = forms.CharField(
        label=_("What should be different?"),
        help_text=_("One sentence is enough. The Fachbereich reads it and changes the text."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write what should be different. One sentence is enough.")},
    )
