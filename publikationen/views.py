"""Admin view that adds an entry to the history of the Umsetzungsstand."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, Panel
from wagtail.admin.views.generic import CreateView
from wagtail.models import Page

from .models import MitUmsetzungsstand, UmsetzungsstandEintrag


def page_with_history(pk: int) -> Any:
    """Return the German page with a history, or answer 404."""
    page = Page.objects.filter(pk=pk).specific().first()
    if not isinstance(page, MitUmsetzungsstand):
        raise Http404
    return page.quelle  # type: ignore[attr-defined]


class UmsetzungsstandNeuView(CreateView):
    """Shows the history and takes a new entry. Public at once, so it has a right of its own."""

    model = UmsetzungsstandEintrag
    permission_policy = None
    permission_required = None
    template_name = "publikationen/admin/umsetzungsstand_neu.html"
    page_title = _("Report a new status")
    header_icon = "date"
    submit_button_label = _("Add to the history")
    success_message = _("The status has been added to the history.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.page = page_with_history(kwargs["page_id"])
        super().setup(request, *args, **kwargs)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.page.permissions_for_user(request.user).can_report_stand():
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_panel(self) -> Panel:
        return ObjectList(UmsetzungsstandEintrag.panels).bind_to_model(UmsetzungsstandEintrag)

    def get_form_kwargs(self) -> dict[str, Any]:
        entry = UmsetzungsstandEintrag(
            page=self.page,
            autor=self.request.user,
            datum=timezone.localdate(),
            gemeldet_von=self.page.zustaendiger_bereich,
            stand=self.page.stand_heute,
        )
        return {**super().get_form_kwargs(), "instance": entry}

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = {"url": self.get_success_url(), "label": self.page.get_admin_display_title()}
        return [*self.breadcrumbs_items, edit, {"url": "", "label": self.page_title}]

    def get_add_url(self) -> str:
        return reverse("publikationen:stand_neu", args=[self.page.pk])

    def get_success_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history = self.page.umsetzungsstaende()
        return {**super().get_context_data(**kwargs), "eintraege": history}
