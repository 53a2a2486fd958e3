from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DruckConfig(AppConfig):
    name = "portal.druck"
    label = "druck"
    verbose_name = _("PDF files")

    def ready(self) -> None:
        from . import signals  # noqa: F401  connects what makes a PDF after publishing
