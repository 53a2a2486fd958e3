from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SprachenConfig(AppConfig):
    name = "portal.sprachen"
    label = "sprachen"
    verbose_name = _("Languages")

    def ready(self) -> None:
        from . import signals  # noqa: F401  Leichte Sprache, switching languages on
        from .desk import signals as desk_signals  # noqa: F401  follows publications
        from .wagtail_localize_guards import install

        install()
