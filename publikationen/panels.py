"""The history of the Umsetzungsstand in the editor: read there, added to on a page of its own."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


class UmsetzungsstandPanel(Panel):
    """Shows the history and the way to a new entry; nothing of it is saved with the page."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Status of implementation"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "publikationen/admin/umsetzungsstand_panel.html"

        def is_shown(self) -> bool:
            return (
                bool(self.instance and self.instance.pk) and self.instance.quelle is self.instance
            )

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            may_report = self.instance.permissions_for_user(self.request.user).can_report_stand()
            url = reverse("publikationen:stand_neu", args=[self.instance.pk]) if may_report else ""
            return {**context, "eintraege": self.instance.umsetzungsstaende(), "neu_url": url}
