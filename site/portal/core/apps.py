from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "core"
    verbose_name = _("Foundations")

    def ready(self) -> None:
        from . import checks  # noqa: F401  registers the system checks
        from .wagtail_locales import keep_locales_in_memory

        keep_locales_in_memory()
