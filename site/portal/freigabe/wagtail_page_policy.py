"""Hides foreign drafts from Wagtail's lists: explorer, search, reports, history, admin API.

The confirmation page of a bulk action names even the pages it refuses, so it is asked here, too.

Wagtail 7.4 asks `PagePermissionPolicy` for the pages a user may see in lists, and this class knows
only the tree. Wagtail 8 has a registry for policies; with it this module becomes a subclass
(wagtail issue 2907). until then the methods that make lists are replaced once, at start-up.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page, PageViewRestriction
from wagtail.permission_policies.pages import PagePermissionPolicy

from .bedarf import SOURCE_LOCALES
from .stellung import stellung_of

_original_bulk_context = PageBulkAction.get_context_data
_original_any = PagePermissionPolicy.instances_user_has_any_permission_for


def own_pages(user: Any) -> Q:
    """Pages the user works on: of the own Bereiche, or of the languages a translator keeps."""
    stellung = stellung_of(user)
    if stellung.is_central:
        return Q(depth__gte=1)
    source = Q(locale__language_code__in=SOURCE_LOCALES)
    own = source & Q(entwurfsstand__bereich__in=stellung.bereiche)
    if stellung.bereiche:
        own |= source & Q(
            entwurfsstand__bereich__isnull=True, entwurfsstand__isnull=False, owner=user
        )
    return own | ~source if stellung.is_translator else own


def open_pages() -> Q:
    """Pages whose titles are no secret: live, unrestricted, no newer title in a draft."""
    restricted = Q()
    for restriction in PageViewRestriction.objects.select_related("page"):
        restricted |= Q(path__startswith=restriction.page.path)
    public = Q(live=True, draft_title=F("title")) | Q(depth=1)
    return public & ~restricted if restricted else public


def visible_pages(user: Any) -> Q:
    """Pages whose titles the user may see anywhere in the admin."""
    stellung = stellung_of(user)
    return own_pages(user) if stellung.is_central else own_pages(user) | open_pages()


def _restrict(pages: QuerySet[Page], condition: Q) -> QuerySet[Page]:
    return pages.filter(pk__in=Page.objects.filter(condition).values("pk"))


def _any_permission_for(
    self: PagePermissionPolicy, user: Any, actions: Iterable[str]
) -> QuerySet[Page]:
    return _restrict(_original_any(self, user, actions), own_pages(user))


def _explorable_instances(self: PagePermissionPolicy, user: Any) -> QuerySet[Page]:
    # Wagtail's own method builds on the one above, which is narrower than what may be seen.
    if not user.is_active:
        return Page.objects.none()
    return (
        Page.objects.filter(visible_pages(user))
        if self.explorable_root_instance(user)
        else (Page.objects.none())
    )


def _bulk_context(self: PageBulkAction, **kwargs: Any) -> dict[str, Any]:
    context = _original_bulk_context(self, **kwargs)
    refused = context["items_with_no_access"]
    pks = [row["item"].pk for row in refused]
    seen = Page.objects.filter(visible_pages(self.request.user), pk__in=pks)
    visible = set(seen.values_list("pk", flat=True))
    context["items_with_no_access"] = [row for row in refused if row["item"].pk in visible]
    return context


def install() -> None:
    """Replace the methods; a second call changes nothing."""
    PageBulkAction.get_context_data = _bulk_context
    PagePermissionPolicy.instances_user_has_any_permission_for = _any_permission_for
    PagePermissionPolicy.explorable_instances = _explorable_instances
