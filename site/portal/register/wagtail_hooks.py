"""The registers in the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.core.models import Schlagwort

from .models import (
    Bereich,
    Kontakt,
    Lebensphase,
    Runde,
    Sozialquartier,
    Sozialraum,
    Themenfeld,
    Themeninsel,
    Zielgruppe,
)


class BereichViewSet(SnippetViewSet):
    model = Bereich
    icon = "group"
    list_display = ["__str__", "art", "uebergeordnet", "postfach"]
    list_filter = ["art"]


class KontaktViewSet(SnippetViewSet):
    model = Kontakt
    icon = "mail"
    list_display = ["bezeichnung", "bereich", "email", "telefon", "anzeige_bis"]
    list_filter = ["bereich"]


class SozialraumViewSet(SnippetViewSet):
    model = Sozialraum
    icon = "site"
    list_display = ["name", "kuerzel", "reihenfolge"]


class SozialquartierViewSet(SnippetViewSet):
    model = Sozialquartier
    icon = "map"
    list_display = ["name", "sozialraum", "gueltig_bis"]
    list_filter = ["sozialraum"]


class ThemeninselViewSet(SnippetViewSet):
    model = Themeninsel
    icon = "table"
    list_display = ["name", "kurzname", "runde", "themenfeld", "reihenfolge"]
    list_filter = ["runde"]


class ThemenfeldViewSet(SnippetViewSet):
    model = Themenfeld
    icon = "folder-open-1"
    list_display = ["name", "reihenfolge"]


class ZielgruppeViewSet(SnippetViewSet):
    model = Zielgruppe
    icon = "user"
    list_display = ["name", "reihenfolge"]


class LebensphaseViewSet(SnippetViewSet):
    model = Lebensphase
    icon = "history"
    list_display = ["name", "kurz", "alter_von_monate", "alter_bis_monate"]


class RundeViewSet(SnippetViewSet):
    model = Runde
    icon = "rotate"
    list_display = ["name", "nummer", "beginn", "ende", "abgeschlossen"]


class SchlagwortViewSet(SnippetViewSet):
    model = Schlagwort
    icon = "tag"
    list_display = ["name", "slug"]


@register_snippet
class RegisterViewSetGroup(SnippetViewSetGroup):
    items = (
        ThemeninselViewSet,
        SozialraumViewSet,
        SozialquartierViewSet,
        BereichViewSet,
        KontaktViewSet,
        ZielgruppeViewSet,
        LebensphaseViewSet,
        RundeViewSet,
        ThemenfeldViewSet,
        SchlagwortViewSet,
    )
    menu_label = _("Registers")
    menu_name = "register"
    menu_icon = "list-ul"
    menu_order = 250
