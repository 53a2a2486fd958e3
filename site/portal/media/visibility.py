"""Who may see a file: readers what a public page shows; editors what belongs to their pages."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, IntegerField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail import hooks
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page, ReferenceIndex

from portal.core.public import public_pages

from .models import Bild, Dokument


def is_shown_publicly(item: Bild | Dokument) -> bool:
    """Return whether a live page that everybody may read uses this picture or document.

    Drafts do not count: Wagtail's reference index follows the published content of live pages.
    """
    page_type = ContentType.objects.get_for_model(Page)
    users = ReferenceIndex.get_references_to(item).filter(base_content_type=page_type)
    page_ids = {int(pk) for pk in users.values_list("object_id", flat=True)}
    return bool(public_pages().filter(pk__in=page_ids).exists())


def shown_publicly(model: type[Bild] | type[Dokument]) -> QuerySet[Any]:
    """Primary keys of all pictures or documents that `is_shown_publicly` says yes to."""
    public = public_pages().annotate(key=Cast("pk", CharField()))
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=public.values("key"),
    )
    return references.values_list(Cast("to_object_id", IntegerField()), flat=True)


def may_be_served(request: HttpRequest, item: Bild | Dokument) -> bool:
    """Whether this request gets the file although no public page shows it.

    The hook ``may_see_file(request, item) -> bool`` lets apps above name people without account.
    """
    if may_see_unpublished(request.user, item):
        return True
    return any(hook(request, item) for hook in hooks.get_hooks("may_see_file"))


def may_see_unpublished(user: Any, item: Bild | Dokument) -> bool:
    """Editors: own uploads, and the files of pages that the one permission tester opens to them.

    Whoever may change the file sees it, too (Redaktion, Administration).
    """
    if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = image_policy if isinstance(item, Bild) else document_policy
    if policy.user_has_permission_for_instance(user, "change", item):
        return True
    pages = pages_using(item)
    return any(page.permissions_for_user(user).can_view_revisions() for page in pages)


def pages_using(item: Bild | Dokument) -> QuerySet[Page]:
    """Pages whose newest draft uses the file."""
    return Page.objects.filter(pk__in=item.verwendungen.values("page")).select_related("locale")
