"""What the desk adds to Wagtail's admin; registered by the import in the app's wagtail_hooks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail_localize.models import Translation

from portal.core.languages import SIMPLE_LANGUAGE, SOURCE_LANGUAGE
from portal.freigabe.stellung import stellung_of

from ..models import Fachbegriff
from .klein import remember
from .signals import has_translations
from .views import arbeit, dateien, maschine, tafel

SMALL = "kleine-aenderung"


# Below uebersetzungen/: route, view, and what follows "uebersetzungen_" in the name.
ADDRESSES: Final[tuple[tuple[str, Callable[..., HttpResponse], str], ...]] = (
    ("anlegen/", tafel.anlegen, "anlegen"),
    ("kleine-aenderung/<int:pk>/", tafel.kleine_aenderung, "klein"),
    ("seite/<int:page_pk>/bestaetigen/", arbeit.bestaetigen, "bestaetigen"),
    ("seite/<int:page_pk>/vorab/", tafel.vorab, "vorab"),
    ("maschine/", maschine.protokoll, "protokoll"),
    ("<int:translation_id>/", arbeit.arbeitsblatt, "blatt"),
    ("<int:translation_id>/speicher/", arbeit.speicher, "speicher"),
    ("<int:translation_id>/maschine/", arbeit.maschine, "maschine"),
    ("<int:translation_id>/gelesen/", arbeit.gelesen, "gelesen"),
    ("<int:translation_id>/dateien/", dateien.dateien, "dateien"),
    ("<int:translation_id>/datei.<str:format_name>", dateien.ausgeben, "ausgeben"),
)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("uebersetzungen/", tafel.uebersicht, name="uebersetzungen"),
        *(
            path(f"uebersetzungen/{route}", view, name=f"uebersetzungen_{name}")
            for route, view, name in ADDRESSES
        ),
    ]


@hooks.register("insert_global_admin_css")
def editor_css() -> SafeString:
    """In wagtail-localize's editor every text reads in its own direction."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/uebersetzung_editor.css"))


class DeskMenuItem(MenuItem):
    """For those who translate, and for the Redaktion."""

    def is_shown(self, request: HttpRequest) -> bool:
        stellung = stellung_of(request.user)
        return stellung.is_central or stellung.is_translator


@hooks.register("register_admin_menu_item")
def desk_menu() -> MenuItem:
    return DeskMenuItem(
        gettext_lazy("Translations"),
        reverse("uebersetzungen"),
        name="uebersetzungen",
        icon_name="globe",
        order=140,
    )


class FachbegriffViewSet(SnippetViewSet):
    """The glossary, kept by the Redaktion."""

    model = Fachbegriff
    icon = "openquote"
    list_display = ["begriff", "erlaeuterung"]
    search_fields = ["begriff", "erlaeuterung"]
    menu_label = gettext_lazy("Glossary")
    menu_order = 260
    add_to_admin_menu = True


register_snippet(FachbegriffViewSet)


def kept_by_strings(page: Page) -> Translation | None:
    """The translation that writes this page, if people translate it text by text."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    ).first()


@hooks.register("before_edit_page", order=-10)
def through_review_only(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before wagtail-localize's own hook, whose "publish" asks no step of the review.

    Leichte Sprache is written: strings would overwrite it.
    """
    translation = kept_by_strings(page)
    if translation is None:
        return None
    if translation.enabled and request.method != "POST":
        without_publication(page, request.user)
        return None
    if translation.enabled and request.POST.get("action") == "publish":
        messages.error(request, _("Submit the translation for review. It goes online from there."))
    elif is_simple(page) and "localize-restart-translation" in request.POST:
        messages.error(request, _("Leichte Sprache is written, not translated text by text."))
    else:
        return None
    return redirect("wagtailadmin_pages:edit", page.pk)


def without_publication(page: Page, user: Any) -> None:
    """Take the editor's buttons away: to publish, which is refused, and the next in its place."""
    tester = page.permissions_for_user(user)
    vars(tester)["can_publish"] = vars(tester)["can_unpublish"] = lambda: False
    vars(page)["permissions_for_user"] = lambda _user: tester


def is_simple(page: Page) -> bool:
    return bool(page.locale.language_code == SIMPLE_LANGUAGE)


@hooks.register("before_bulk_action")
def no_bulk_publication(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    """Translations in a list are published by their review, too, not all at once without it."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type != "publish" or not any(
        (found := kept_by_strings(page)) and found.enabled for page in pages
    ):
        return None
    messages.error(request, _("Submit the translation for review. It goes online from there."))
    return redirect("uebersetzungen")


class SmallChangeMenuItem(ActionMenuItem):
    """Publish or save German text and say in the same moment that translations stay valid."""

    template_name = "sprachen/desk/klein_knopf.html"

    def __init__(self, action: str, label: Any, order: int) -> None:
        super().__init__(order)
        self.name, self.label = action, label

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        if context["view"] != "edit" or context["locked_for_user"] or page is None:
            return False
        german = page.live and page.locale.language_code == SOURCE_LANGUAGE
        may = self.get_user_page_permissions_tester(context).can_publish()
        return bool(german and may and has_translations(page))


@hooks.register("register_page_action_menu_item")
def publish_as_small() -> ActionMenuItem:
    return SmallChangeMenuItem("action-publish", gettext_lazy("Publish (small change)"), 31)


@hooks.register("register_page_action_menu_item")
def save_as_small() -> ActionMenuItem:
    return SmallChangeMenuItem("entwurf", gettext_lazy("Save draft (small change)"), 32)


@hooks.register("after_edit_page")
def note_small_change(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The value of the pressed button says it, whether it saved or published."""
    pressed = SMALL in {request.POST.get("action-publish"), request.POST.get("entwurf")}
    if pressed and page.permissions_for_user(request.user).can_publish():
        remember(page, request.user)
        messages.info(
            request, _("Recorded as a small change: translations that were valid stay valid.")
        )
    return None
