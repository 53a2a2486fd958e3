"""The registers in the admin's menu."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.core.models import Schlagwort

from .forms import POSTFACH_CHANGED
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
from .views.schlagwort import join


class BereichViewSet(SnippetViewSet):
    model = Bereich
    icon = "group"
    # A copy would stand where the original stands, whoever makes it (see `BereichForm`).
    copy_view_enabled = False
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


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("schlagwort/<int:pk>/zusammenlegen/", join, name="register_schlagwort_join")]


@hooks.register("register_snippet_listing_buttons")
def join_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, Schlagwort) and user.has_perm("core.delete_schlagwort"):
        address = reverse("register_schlagwort_join", args=[snippet.pk])
        yield Button(_("Join with another one"), address, icon_name="link", priority=30)


class PostfachChanged(LogFormatter):
    label = _("Function mailbox changed")

    def format_message(self, log_entry: Any) -> str:
        before, after = log_entry.data["vorher"], log_entry.data["nachher"]
        return gettext("Function mailbox changed from %(before)s to %(after)s") % {
            "before": before or "–",
            "after": after or "–",
        }


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    actions.register_action(POSTFACH_CHANGED)(PostfachChanged)
