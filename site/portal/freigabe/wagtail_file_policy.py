"""Hides the files of foreign drafts from choosers, the admin API and bulk actions.

Wagtail 7.4 knows the right to choose by collection only, so whoever may choose any file could read
the titles (and choose the contents) of all of them. The two policies are asked everywhere; the
methods for choosing are narrowed on them once, at start-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.documents.views.bulk_actions.document_bulk_action import DocumentBulkAction
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.images.views.bulk_actions.image_bulk_action import ImageBulkAction
from wagtail.models import Page

from portal.media.models import Bild, Dokument, Verwendung
from portal.media.visibility import is_shown_publicly, may_see_unpublished, shown_publicly

from .dateien import is_settled
from .stellung import stellung_of
from .wagtail_page_policy import own_pages

CHOOSE = "choose"
CHANGING = frozenset({"change", "delete"})
POLICIES = ((image_policy, Bild, "bild"), (document_policy, Dokument, "dokument"))


def visible_files(
    original: Callable[..., QuerySet[Any]], model: Any, name: str, user: Any, actions: Iterable[str]
) -> QuerySet[Any]:
    """What the policy gives; of what may only be chosen, own, public, and that of own pages."""
    actions = set(actions)
    given = original(user, actions)
    if CHOOSE not in actions or not user.is_authenticated or user.is_superuser:
        return given
    pages = Page.objects.filter(own_pages(user)).values("pk")
    used = Verwendung.objects.filter(page__in=pages, **{f"{name}__isnull": False})
    return given.filter(
        Q(pk__in=original(user, {"change"}).values("pk"))
        | Q(pk__in=used.values(f"{name}_id"))
        | Q(pk__in=shown_publicly(model))
    )


def may_use(
    original: Callable[..., bool], user: Any, actions: Iterable[str], item: Bild | Dokument
) -> bool:
    """The same for one file. What a page was submitted with is the Redaktion's to change."""
    actions = set(actions)
    if actions & CHANGING and not stellung_of(user).is_central and is_settled(item):
        actions -= CHANGING
    if not actions or not original(user, actions, item):
        return False
    if CHOOSE not in actions or original(user, actions - {CHOOSE} | {"change"}, item):
        return True
    return is_shown_publicly(item) or may_see_unpublished(user, item)


class VisibleFilesMixin:
    """The admin API lists what the chooser lists; Wagtail's own gives every file to everybody."""

    policy: Any

    def get_queryset(self) -> QuerySet[Any]:
        user = self.request.user  # type: ignore[attr-defined]
        seen = self.policy.instances_user_has_any_permission_for(user, [CHOOSE])
        return super().get_queryset().filter(pk__in=seen.values("pk"))  # type: ignore[misc]


class VisibleImagesAPI(VisibleFilesMixin, ImagesAdminAPIViewSet):
    policy = image_policy


class VisibleDocumentsAPI(VisibleFilesMixin, DocumentsAdminAPIViewSet):
    policy = document_policy


def without_foreign_titles(
    original: Callable[..., dict[str, Any]], policy: Any
) -> Callable[..., dict[str, Any]]:
    """The confirmation of a bulk action names even what it refuses; it names no foreign files."""

    def get_context_data(self: BulkAction, **kwargs: Any) -> dict[str, Any]:
        context = original(self, **kwargs)
        refused = context["items_with_no_access"]
        seen = policy.instances_user_has_any_permission_for(self.request.user, [CHOOSE])
        visible = set(seen.values_list("pk", flat=True))
        context["items_with_no_access"] = [row for row in refused if row["item"].pk in visible]
        return context

    return get_context_data


def install() -> None:
    """Replace the methods; called once, when the apps are ready."""
    for policy, model, name in POLICIES:
        many = policy.instances_user_has_any_permission_for
        one = policy.user_has_any_permission_for_instance
        policy.instances_user_has_any_permission_for = partial(visible_files, many, model, name)
        policy.user_has_any_permission_for_instance = partial(may_use, one)
    for action, policy in ((ImageBulkAction, image_policy), (DocumentBulkAction, document_policy)):
        action.get_context_data = without_foreign_titles(action.get_context_data, policy)
