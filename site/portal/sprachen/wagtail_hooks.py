"""Languages in the admin: switched on and off, translations submitted for review."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from . import verfasser  # noqa: F401  its hook
from .admin_views import submit
from .desk import hooks as desk_hooks  # noqa: F401  the translation desk
from .leichte_ansichten import leichte_sprache, pruefen
from .models import Sprache


class SpracheViewSet(ModelViewSet):
    """Languages are known to the program; here they are only switched and ordered."""

    model = Sprache
    name = "sprachen"
    icon = "globe"
    menu_label = _("Languages")
    menu_order = 700
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = ["own_name", "code", "eingeschaltet", "reihenfolge"]
    panels = [FieldPanel("eingeschaltet"), FieldPanel("reihenfolge")]


@hooks.register("register_admin_viewset")
def sprachen_viewset() -> SpracheViewSet:
    return SpracheViewSet()


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path(
            "uebersetzung/<int:translation_id>/einreichen/", submit, name="uebersetzung_einreichen"
        ),
        path("leichte-sprache/<int:page_id>/", leichte_sprache, name="leichte_sprache"),
        path("leichte-sprache/<int:page_id>/pruefen/", pruefen, name="leichte_sprache_pruefen"),
    ]
