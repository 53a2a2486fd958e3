from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublikationenConfig(AppConfig):
    name = "publikationen"
    verbose_name = _("Publications")
