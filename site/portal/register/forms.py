"""Forms of the registers that are more than fields of a model."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.log_actions import log

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


# Who says who acts for which Bereich says, too, which Bereich stands below which.
GIVES_RIGHTS: Final = "freigabe.change_zustaendigkeit"
POSTFACH_CHANGED: Final = "register.postfach"


class BereichForm(WagtailAdminModelForm):
    """Where a Bereich stands is a right: it decides whose release a text needs, and who gives it.

    So the place and the short name are fixed for everybody but the Administration; whoever else
    enters a new Bereich puts it below none. Code that makes Bereiche is not asked.
    """

    def __init__(self, *args: Any, for_user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, for_user=for_user, **kwargs)
        self.user = for_user
        self.gives_rights = for_user is not None and for_user.has_perm(GIVES_RIGHTS)
        if not self.gives_rights:
            self.fix_place()

    def fix_place(self) -> None:
        """Django takes no value from the browser for a disabled field: the old one stays."""
        above = self.fields["uebergeordnet"]
        above.queryset = above.queryset.filter(pk=self.instance.uebergeordnet_id)
        above.widget = forms.Select(choices=above.choices)
        above.initial = self.initial["uebergeordnet"] = self.instance.uebergeordnet_id
        fixed = [above] if self.instance._state.adding else [above, self.fields["slug"]]
        for field in fixed:
            field.disabled = True
            field.help_text = _("Only the Administration changes this: releases depend on it.")

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        is_new = slug != self.initial.get("slug")
        if is_new and not self.gives_rights and slug == settings.REDAKTION_BEREICH:
            raise forms.ValidationError(
                _("Only the Administration may give this short name: it belongs to the editors.")
            )
        return slug

    def save(self, commit: bool = True) -> Any:
        """Links to agree go to the mailbox, so its change is recorded with both addresses."""
        is_moved = "postfach" in self.changed_data and not self.instance._state.adding
        bereich = super().save(commit)
        if commit and is_moved:
            log(
                instance=bereich,
                action=POSTFACH_CHANGED,
                user=self.user,
                data={"vorher": self.initial["postfach"], "nachher": bereich.postfach},
            )
        return bereich
