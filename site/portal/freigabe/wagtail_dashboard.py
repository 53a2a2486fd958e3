"""Lists and settings behind the dashboard, and what Wagtail's own dashboard shows beside ours."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from .views import links, listen
from .views.postfaecher import postfaecher


@hooks.register("register_admin_urls")
def dashboard_urls() -> list[URLPattern]:
    return [
        path("ruhende-entwuerfe/", listen.ruhende, name="freigabe_ruhende"),
        path("postfaecher/", postfaecher, name="freigabe_postfaecher"),
        path("links/<int:pk>/entwerten/", links.entwerten, name="freigabe_link_entwerten"),
    ]


@hooks.register("construct_homepage_panels")
def without_stock_decisions_on_the_dashboard(request: HttpRequest, panels: list[Any]) -> None:
    """Its dialog decides without the change in sight, and fails silently without a reason.

    What waits for a decision stands in our own panel, which leads to the page of the decision.
    """
    panels[:] = [p for p in panels if not isinstance(p, WorkflowObjectsToModeratePanel)]


@hooks.register("register_settings_menu_item")
def daily_mail_menu() -> MenuItem:
    """Everybody has an address of their own, so everybody sees it."""
    return MenuItem(
        gettext_lazy("How mails arrive"),
        reverse("freigabe_postfaecher"),
        name="postfaecher",
        icon_name="mail",
        order=660,
    )
