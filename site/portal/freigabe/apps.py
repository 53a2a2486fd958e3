from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class FreigabeConfig(AppConfig):
    name = "portal.freigabe"
    label = "freigabe"
    verbose_name = _("Release")

    def ready(self) -> None:
        from .signals import connect_page_types
        from .wagtail_page_policy import install

        install()
        connect_page_types()
        post_migrate.connect(synchronise_roles, sender=self)


def synchronise_roles(**_: Any) -> None:
    """After every migrate: a new model's rights reach the roles without a further step."""
    from .rollen import synchronise

    synchronise()
