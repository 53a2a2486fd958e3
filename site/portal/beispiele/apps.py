from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BeispieleConfig(AppConfig):
    name = "portal.beispiele"
    label = "beispiele"
    verbose_name = _("Example content")
