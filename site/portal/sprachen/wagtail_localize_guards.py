"""Closes the ways of wagtail-localize 1.14 around workflow and page rights.

Stock, the right `submit_translation` alone copies a foreign page into another tree, and "sync
translated pages" puts pages live for a user who may not publish. Aliases would answer under `/ar/`
with German text marked as Arabic. Remove a guard when wagtail-localize asks the page's own rights
there (compare CVE-2026-54262 in simple_translation).
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import pre_save
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization, Translation, TranslationSource

from portal.freigabe.stellung import stellung_of

from .desk import entwurf

# Start pages have this depth; what is above them belongs to no language.
LANGUAGE_DEPTH = 2
REPORTS = frozenset({"translations_report", "translations_report_results"})


def refuse_unless_allowed(
    request: HttpRequest, url_name: str | None, kwargs: dict[str, Any]
) -> HttpResponse | None:
    """Return Wagtail's refusal, or None where the user may go on to the view."""
    try:
        allowed = may_use(request, url_name or "", kwargs)
    except PermissionDenied:
        allowed = False
    return None if allowed else permission_denied(request)


def may_use(request: HttpRequest, url_name: str, kwargs: dict[str, Any]) -> bool:
    """Does the user have the page rights that the view itself does not ask for?"""
    user = request.user
    if url_name in REPORTS or url_name.startswith("snippets_api"):
        stellung = stellung_of(user)
        return stellung.is_central or stellung.is_translator
    if url_name == "convert_to_alias":
        return False
    if url_name == "submit_page_translation":
        return can_edit(user, get_object_or_404(Page, pk=kwargs["page_id"]))
    if url_name == "update_translations":
        source = get_object_or_404(TranslationSource, pk=kwargs["translation_source_id"])
        return can_edit(user, source.get_source_instance())
    if "translation_id" in kwargs:
        return can_edit(
            user, target_of(get_object_or_404(Translation, pk=kwargs["translation_id"]))
        )
    return True


def target_of(translation: Translation) -> Any:
    try:
        return translation.get_target_instance()
    except translation.source.specific_content_type.model_class().DoesNotExist:
        return None


def can_edit(user: Any, instance: Any) -> bool:
    """Pages are asked by the one tester; what is no page is left to the view."""
    if isinstance(instance, Page):
        return bool(instance.specific.permissions_for_user(user).can_edit())
    return True


def refuse_tree_sync(sender: type[Any], instance: LocaleSynchronization, **_kwargs: Any) -> None:
    """A synchronised tree is made of aliases: German text under a foreign language."""
    raise PermissionDenied(
        _("Language trees are not synchronised: pages are translated one by one.")
    )


def refuse_foreign_alias(sender: type[Any], instance: Any, **_kwargs: Any) -> None:
    """An alias in another language is German text under its address."""
    if not isinstance(instance, Page) or instance.alias_of_id is None:
        return
    if instance.alias_of.locale_id != instance.locale_id:
        raise PermissionDenied(_("A page is translated, it is never shown in German elsewhere."))


def refuse_foreign_parent(sender: type[Any], instance: Any, **_kwargs: Any) -> None:
    """A copy or a move that takes its German text below another language's pages."""
    if not isinstance(instance, Page) or not instance.path or instance.depth < LANGUAGE_DEPTH:
        return
    parent = Page.objects.filter(path=instance.path[: -Page.steplen]).only("locale", "depth")
    above = parent.first()
    if above is None or above.depth < LANGUAGE_DEPTH or above.locale_id == instance.locale_id:
        return
    raise PermissionDenied(_("A page stands below pages of its own language."))


def install() -> None:
    """Take the offer to synchronise whole trees out of the admin, and refuse it elsewhere."""
    entwurf.install()
    LOCALE_COMPONENTS[:] = [
        component
        for component in LOCALE_COMPONENTS
        if component["model"] is not LocaleSynchronization
    ]
    pre_save.connect(refuse_foreign_alias, dispatch_uid="sprachen_no_foreign_alias")
    pre_save.connect(refuse_foreign_parent, dispatch_uid="sprachen_no_foreign_parent")
    pre_save.connect(
        refuse_tree_sync, sender=LocaleSynchronization, dispatch_uid="sprachen_no_tree_sync"
    )
