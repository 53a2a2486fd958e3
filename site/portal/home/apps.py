from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "portal.home"
    label = "home"
    verbose_name = _("Start page and standard pages")

    def ready(self) -> None:
        from .wagtail_routing import find_pages_by_address

        find_pages_by_address()
