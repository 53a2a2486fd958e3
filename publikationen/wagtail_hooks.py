"""What papers, recommendations and profiles add to the admin: columns, and the way to a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.admin.widgets import Button
from wagtail.models import Page

from .anregungen import AnregungViewSet
from .befristung_views import befristungen
from .models import (
    Handlungsempfehlung,
    Massnahmensteckbrief,
    MitUmsetzungsstand,
    Strategiepapier,
    Veranstaltung,
)
from .views import UmsetzungsstandNeuView


class HandlungsempfehlungViewSet(PageViewSet):
    model = Handlungsempfehlung
    icon = "list-ol"
    list_display = [
        *PageViewSet.columns,
        "nummer",
        "zustaendiger_bereich",
        "naechste_meldung",
    ]
    list_filter = ["zustaendiger_bereich", "themenfeld", "live", "beispiel"]
    list_export = ["nummer", "title", "zustaendiger_bereich", "drucksache", "naechste_meldung"]


class SteckbriefViewSet(PageViewSet):
    model = Massnahmensteckbrief
    icon = "form"
    list_display = [*PageViewSet.columns, "zustaendiger_bereich", "befristet_bis"]
    list_filter = ["zustaendiger_bereich", "verstetigt", "live", "beispiel"]
    list_export = ["title", "zustaendiger_bereich", "traeger", "befristet_bis"]


class StrategiepapierViewSet(PageViewSet):
    model = Strategiepapier
    icon = "doc-full-inverse"
    list_display = [*PageViewSet.columns, "sozialraum", "ausgabe"]
    list_filter = ["sozialraum", "live"]


class VeranstaltungViewSet(PageViewSet):
    model = Veranstaltung
    icon = "date"
    list_display = [*PageViewSet.columns, "runde", "datum_text"]
    list_filter = ["runde", "art", "status"]
    parent_models: list[Any] = []


@hooks.register("register_admin_viewset")
def viewsets() -> list[PageViewSet]:
    return [
        HandlungsempfehlungViewSet(),
        SteckbriefViewSet(),
        StrategiepapierViewSet(),
        VeranstaltungViewSet(),
    ]


@hooks.register("register_admin_viewset")
def anregungen() -> AnregungViewSet:
    return AnregungViewSet()


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern | URLResolver]:
    views = [path("<int:page_id>/neu/", UmsetzungsstandNeuView.as_view(), name="stand_neu")]
    return [
        path("umsetzungsstand/", include((views, "publikationen"))),
        path("befristungen/", befristungen, name="befristungen"),
    ]


@hooks.register("register_page_header_buttons")
def header_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    yield from status_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from status_buttons(page, user)


def status_buttons(page: Page, user: Any) -> Iterator[Button]:
    """Offer a report where there is a history and the user may report."""
    if not page.pk or not issubclass(page.specific_class or Page, MitUmsetzungsstand):
        return
    if page.specific_deferred.permissions_for_user(user).can_report_stand():
        address = reverse("publikationen:stand_neu", args=[page.pk])
        yield Button(_("Report status"), address, icon_name="date", priority=5)
