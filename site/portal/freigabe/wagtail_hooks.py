"""How Wagtail's admin meets our workflow: one page to decide, no side doors, no foreign drafts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, WorkflowMenuItem
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from . import heute, wagtail_alias, wagtail_bulk, wagtail_dashboard  # noqa: F401  their hooks
from .errors import AktionVerweigert
from .models import Zustaendigkeit
from .models.aufgaben import BereichTask
from .protokoll import register_actions
from .stellung import stellung_of
from .views import listen, pakete, spur
from .views.abstimmung import abstimmung
from .views.berichtigen import berichtigen
from .views.entscheiden import entscheiden
from .views.zurueckziehen import zurueckziehen
from .vorschau import may_see_file
from .wagtail_file_policy import VisibleDocumentsAPI, VisibleImagesAPI
from .wagtail_page_policy import visible_pages
from .zulassung import KeineFreigabe, require_admission


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("freigabe/", listen.offene, name="freigabe_liste"),
        path("mitteilungen/", listen.mitteilungen, name="freigabe_mitteilungen"),
        path("spur/<int:page_id>/", spur.spur, name="freigabe_spur"),
        path("spur/<int:page_id>/spur.pdf", spur.spur_pdf, name="freigabe_spur_pdf"),
        path("freigabe/<int:task_state_id>/", entscheiden, name="freigabe_entscheiden"),
        path("abstimmung/<int:task_state_id>/", abstimmung, name="freigabe_abstimmung"),
        path("zurueckziehen/<int:page_id>/", zurueckziehen, name="freigabe_zurueckziehen"),
        path("berichtigen/<int:page_id>/", berichtigen, name="freigabe_berichtigen"),
        path("pakete/", pakete.liste, name="freigabe_pakete"),
        path("pakete/<int:pk>/", pakete.paket, name="freigabe_paket"),
    ]


class ZustaendigkeitViewSet(ModelViewSet):
    """Who acts for which Bereich: these rows are rights, so only the Administration has them."""

    model = Zustaendigkeit
    name = "zustaendigkeiten"
    icon = "user"
    menu_label = gettext_lazy("Responsibilities")
    menu_order = 650
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["user", "bereich", "rolle", "abwesend_von", "abwesend_bis"]
    list_filter = ["rolle", "bereich"]
    form_fields = ["user", "bereich", "rolle", "abwesend_von", "abwesend_bis"]


@hooks.register("register_admin_viewset")
def zustaendigkeit_viewset() -> ZustaendigkeitViewSet:
    return ZustaendigkeitViewSet()


class HeutePanel(Component):
    """Top of the dashboard: what lies with this person, then what lies with others."""

    name = "heute"
    template_name = "freigabe/heute_tafel.html"
    order = 10

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        return {"aufgaben": heute.tasks_for(user), "bei_anderen": heute.with_others(user)}


@hooks.register("construct_homepage_panels")
def dashboard(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, HeutePanel())


class MenuItemFor(MenuItem):
    """A menu item for those who have something to do behind it."""

    def __init__(self, *args: Any, shown: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = shown

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(self.shown(stellung_of(request.user)))


@hooks.register("register_admin_menu_item")
def decisions_menu() -> MenuItem:
    return MenuItemFor(
        gettext_lazy("Agreement and release"),
        reverse("freigabe_liste"),
        name="freigabe",
        icon_name="check",
        order=110,
        shown=lambda s: s.is_central or s.bereiche,
    )


@hooks.register("register_admin_menu_item")
def packages_menu() -> MenuItem:
    return MenuItemFor(
        gettext_lazy("Packages"),
        reverse("freigabe_pakete"),
        name="pakete",
        icon_name="folder-open-inverse",
        order=120,
        shown=lambda s: s.is_central,
    )


@hooks.register("register_admin_menu_item")
def notices_menu() -> MenuItem:
    return MenuItemFor(
        gettext_lazy("Mails"),
        reverse("freigabe_mitteilungen"),
        name="mitteilungen",
        icon_name="mail",
        order=130,
        shown=lambda s: s.is_central,
    )


@hooks.register("register_page_listing_more_buttons")
@hooks.register("register_page_header_buttons")
def trace_button(page: Page, user: Any, **_kwargs: Any) -> Iterator[Button]:
    """Who released what when, for everybody who may see the page's history."""
    if page.depth > 1 and page.permissions_for_user(user).can_view_revisions():
        url = reverse("freigabe_spur", args=[page.pk])
        yield Button(gettext_lazy("Trace of releases"), url, icon_name="history", priority=70)


@hooks.register("construct_page_chooser_queryset")
def hide_foreign_drafts(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Choosers list through no policy; here they hide the same titles as every other list."""
    return pages.filter(pk__in=Page.objects.filter(visible_pages(request.user)).values("pk"))


@hooks.register("construct_admin_api", order=100)
def hide_foreign_files(router: Any) -> None:
    """After Wagtail's own, which they replace."""
    router.register_endpoint("images", VisibleImagesAPI)
    router.register_endpoint("documents", VisibleDocumentsAPI)


@hooks.register("before_edit_page")
def decide_on_one_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The editor's own way to approve says neither which text was seen nor that it was cancelled.

    It saves first, passes any argument from the form on to the step, and fails with a 500 when
    the workflow was cancelled in another tab (wagtail issue 13856).
    """
    if request.method != "POST" or "action-workflow-action" not in request.POST:
        return None
    state = page.current_workflow_task_state
    if state is None or not isinstance(state.task.specific, BereichTask):
        messages.error(request, _("This step has already been decided or withdrawn."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    messages.info(request, _("Decide here, where you see what has changed. Nothing was saved."))
    return redirect("freigabe_entscheiden", state.pk)


@hooks.register("before_publish_page")
def only_what_may_go_online(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The text is saved as a draft already; say why it does not go online, and what to do."""
    try:
        require_admission(page.get_latest_revision(), request.user)
    except AktionVerweigert as refusal:
        for saved in hooks.get_hooks("after_edit_page"):
            saved(request, page)
        current = Page.objects.get(pk=page.pk)
        is_online = current.live and current.live_revision_id is not None
        if isinstance(refusal, KeineFreigabe) and is_online and not current.workflow_in_progress:
            return redirect("freigabe_berichtigen", page.pk)
        messages.error(request, str(refusal))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("before_move_page")
def only_those_who_may_move(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """Wagtail's confirmation names the page to anybody; the right is asked only at the move."""
    if page.permissions_for_user(request.user).can_move_to(destination):
        return None
    answer: HttpResponse = permission_denied(request)
    return answer


class DecideMenuItem(ActionMenuItem):
    """Leads from the editor to the page of the decision."""

    name = "freigabe-entscheiden"
    label = gettext_lazy("Look at the change and decide")
    icon_name = "check"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return self.open_state(context) is not None

    def get_url(self, parent_context: dict[str, Any]) -> str | None:
        state = self.open_state(parent_context)
        return reverse("freigabe_entscheiden", args=[state.pk]) if state else None

    def open_state(self, context: dict[str, Any]) -> Any:
        page = context.get("page")
        state = page.current_workflow_task_state if page is not None and page.pk else None
        if state is None or context["view"] != "edit":
            return None
        task = state.task.specific
        may = isinstance(task, BereichTask) and task.may_act(page, context["request"].user)
        return state if may else None


@hooks.register("register_page_action_menu_item")
def decide_menu_item() -> DecideMenuItem:
    return DecideMenuItem(order=5)


@hooks.register("construct_page_action_menu")
def without_stock_decisions(
    menu_items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    menu_items[:] = [item for item in menu_items if not isinstance(item, WorkflowMenuItem)]


hooks.register("register_log_actions", register_actions)
hooks.register("may_see_file", may_see_file)
