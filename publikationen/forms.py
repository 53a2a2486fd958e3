"""Forms of the admin: the documentation's fixed address, a report on the Umsetzungsstand."""

from __future__ import annotations

from typing import Any, Final

from wagtail.admin.forms import WagtailAdminModelForm

from portal.core.panels import BasePageForm

DOCUMENTATION_SLUG: Final = "dokumentation"


class DokumentationForm(BasePageForm):
    """Below an event the address is always `dokumentation`."""

    def clean(self) -> dict[str, Any]:
        is_below_event = (
            self.parent_page and self.parent_page.specific_class.__name__ == "Veranstaltung"
        )
        if is_below_event and "slug" in self.cleaned_data:
            self.cleaned_data["slug"] = DOCUMENTATION_SLUG
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class UmsetzungsstandForm(WagtailAdminModelForm):
    """A new entry of the history."""
