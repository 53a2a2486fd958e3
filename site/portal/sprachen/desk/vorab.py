"""Translating ahead: a German text that is released, or in a package, but not online yet.

So that the change and its translations go online in the same minute. The Redaktion opens such a
text for translation; readers see nothing of it, and no translation is outdated before the German
text is online.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page, TaskState
from wagtail_localize.models import TranslationSource

from portal.core.languages import SOURCE_LANGUAGE
from portal.freigabe.models import Paket, VeroeffentlichungTask
from portal.freigabe.stellung import stellung_of

from ..models import Textaenderung
from .abgleich import keep_pairs, segments_of, source_of
from .speicher import move_along
from .textfassung import current_summe, text_summe


def waiting_pages() -> list[Page]:
    """German pages whose changed text waits for its publication and has translations."""
    in_step = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        task__in=VeroeffentlichungTask.objects.values("task_ptr"),
    ).values_list("workflow_state__object_id", flat=True)
    packed = Q(paketinhalte__paket__in=Paket.objects.exclude(stand=Paket.Stand.ONLINE))
    sources = TranslationSource.objects.filter(
        object_id=OuterRef("translation_key"), locale_id=OuterRef("locale_id")
    )
    ahead = Textaenderung.objects.filter(page_id=OuterRef("pk"), vorab=True)
    return list(
        Page.objects.filter(
            locale__language_code=SOURCE_LANGUAGE, live=True, has_unpublished_changes=True
        )
        .filter(Q(pk__in=[int(pk) for pk in in_step]) | packed)
        .filter(Exists(sources))
        .annotate(vorab=Exists(ahead))
        .distinct()
        .order_by("title")
    )


@hooks.register("freigabe_vorab_uebersetzt")
def is_translated_ahead(german: Page) -> bool:
    return Textaenderung.objects.filter(page_id=german.pk, vorab=True).exists()


def require_waiting(page: Page, user: Any) -> TranslationSource:
    source = source_of(page)
    waiting = {waiting.pk for waiting in waiting_pages()}
    if not stellung_of(user).is_central or page.pk not in waiting or source is None:
        raise PermissionDenied
    return source


@transaction.atomic
def translate_ahead(page: Page, user: Any) -> None:
    """Translators get the newest draft instead of the text that is online."""
    source = require_waiting(page, user)
    revision = page.get_latest_revision()
    draft = revision.as_object()
    summe = text_summe(draft)
    Textaenderung.objects.filter(page_id=page.pk, vorab=True).delete()
    if summe == current_summe(page):
        return
    change = Textaenderung.objects.create(
        page_id=page.pk,
        revision=revision,
        von=revision.user,
        am=timezone.now(),
        summe_vorher=current_summe(page),
        summe=summe,
        vorab=True,
    )
    before = segments_of(source)
    source.content_json = draft.to_json()
    source.last_updated_at = timezone.now()
    source.save(update_fields=["content_json", "last_updated_at"])
    source.refresh_segments()
    keep_pairs(change, before, segments_of(source))
    move_along(source)


@transaction.atomic
def back_to_live(page: Page, user: Any) -> None:
    """Translators get the text that is online again."""
    source = require_waiting(page, user)
    Textaenderung.objects.filter(page_id=page.pk, vorab=True).delete()
    source.update_from_db()
