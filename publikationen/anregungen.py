"""The suggestions in the admin: the list the Redaktion works through."""

from __future__ import annotations

from wagtail.admin.viewsets.model import ModelViewSet

from .models import Anregung


class AnregungViewSet(ModelViewSet):
    """Rights are those of the model: Redaktion and Administration have them, nobody else."""

    model = Anregung
    name = "anregungen"
    url_prefix = "anregungen"
    icon = "comment"
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["text", "herkunft", "themeninsel", "bereich", "stand", "erstellt"]
    list_filter = ["stand", "herkunft", "themeninsel", "bereich"]
    search_fields = ["text", "anlass"]
    list_export = ["text", "herkunft", "anlass", "themeninsel", "bereich", "stand", "begruendung"]
    panels = Anregung.panels
