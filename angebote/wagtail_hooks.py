"""Houses in the admin's menu, columns of the list of offers, a gentle warning after saving."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .einreichung import hooks as einreichung_hooks  # noqa: F401  its addresses
from .models import Angebot, Einrichtung


class EinrichtungViewSet(SnippetViewSet):
    model = Einrichtung
    icon = "home"
    menu_label = gettext_lazy("Houses")
    menu_order = 260
    add_to_admin_menu = True
    list_display = ["name", "anschrift", "stufenlos"]
    list_filter = ["stufenlos", "wc_rollstuhl"]


register_snippet(EinrichtungViewSet)


class AngebotViewSet(PageViewSet):
    model = Angebot
    icon = "tag"
    list_display = [*PageViewSet.columns, "zustaendiger_bereich", "geprueft_am", "befristet_bis"]
    list_filter = ["zustaendiger_bereich", "status", "live", "beispiel"]
    list_export = ["title", "zustaendiger_bereich", "status", "geprueft_am", "befristet_bis"]


@hooks.register("register_admin_viewset")
def viewset() -> AngebotViewSet:
    return AngebotViewSet()


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_past_end(request: HttpRequest, page: Page) -> None:
    """Say that the offer has run out; it may be meant, so it is no error."""
    end = getattr(page, "befristet_bis", None)
    if end and end < timezone.localdate():
        messages.warning(
            request,
            _("“%(title)s” was limited until %(date)s. Readers see it as ended.")
            % {"title": page.title, "date": date_format(end, "SHORT_DATE_FORMAT")},
        )
