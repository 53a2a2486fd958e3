"""What the admin does without: pages about Wagtail itself, in English and on other hosts."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

ABOUT_WAGTAIL = ("editor-guide", "whats-new-in-wagtail")


@hooks.register("construct_help_menu")
def no_pages_about_wagtail(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not item.name.startswith(ABOUT_WAGTAIL)]
