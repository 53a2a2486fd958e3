"""Forms of the steps of the workflow."""

from __future__ import annotations

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.core.plaintext import words

REASON_MISSING: Final = _("Write what should be different. One sentence is enough.")


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
        error_messages={"required": REASON_MISSING},
    )

    def clean_comment(self) -> str:
        """Signs that nobody sees are no reason."""
        reason = words(self.cleaned_data["comment"])
        if not reason:
            raise forms.ValidationError(REASON_MISSING)
        return reason
