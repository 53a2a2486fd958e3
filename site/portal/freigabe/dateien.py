"""Pictures and annexes belong to what was released: a changed file is a changed text.

Whoever uploaded a file may change it until a page with it is submitted. Afterwards only the
Redaktion can; a release that waits is cancelled by it, and every page with the file is told.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import timezone
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import Page, PageLogEntry

from portal.media.kennzeichen import pages_drafting, pages_showing
from portal.media.models import Bild, Dokument

from .freigeben import cancel_releases
from .models.entwurfsstand import Entwurfsstand
from .models.freigabe import Freigabe
from .pruefsumme import summe_of
from .signals import follow_open_step

CHANGED = "freigabe.datei"
NOTED_AT_FIRST_LOOK = frozenset({"file_hash", "file_size"})
PAGES = "_pages_with_this_file"


def is_settled(item: Bild | Dokument) -> bool:
    """Is the file on a page that is online, in review, or released and waiting?"""
    if pages_showing(item):
        return True
    drafting = pages_drafting(item)
    if waiting_releases().filter(page__in=drafting).exists():
        return True
    return any(page.workflow_in_progress for page in Page.objects.filter(pk__in=drafting))


def waiting_releases() -> Any:
    return Freigabe.objects.valid().filter(veroeffentlicht_am__isnull=True)


def file_saved(sender: Any, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A file was changed. That its hash or size was noted at the first look is no change."""
    fields = set(kwargs.get("update_fields") or ())
    if raw or created or (fields and fields <= NOTED_AT_FIRST_LOOK):
        return
    tell_pages(pages_showing(instance) | pages_drafting(instance), instance)


def file_goes(sender: Any, instance: Any, **_kwargs: Any) -> None:
    setattr(instance, PAGES, pages_showing(instance) | pages_drafting(instance))


def file_gone(sender: Any, instance: Any, **_kwargs: Any) -> None:
    tell_pages(getattr(instance, PAGES, set()), instance)


def changed_since(page: Page, day: datetime.datetime | None) -> list[str]:
    """Title of each file of the page that was changed after ``day``."""
    entries = PageLogEntry.objects.filter(page=page.pk, action=CHANGED)
    if day is not None:
        entries = entries.filter(timestamp__gt=day)
    return list(dict.fromkeys(entry.data.get("text", "") for entry in entries))


def tell_pages(pks: set[int], item: Bild | Dokument) -> None:
    user = get_active_log_context().user
    for page in Page.objects.filter(pk__in=pks).order_by("pk"):
        changed = draft_differs(page, user)
        if release_differs(page) or changed:
            log(
                instance=page.specific,
                action=CHANGED,
                user=user,
                data={"text": f"{item._meta.verbose_name}: {item.title}"},
            )


def draft_differs(page: Page, user: Any) -> bool:
    """Note that the newest text is another one now; what waits for its publication is cancelled."""
    latest = page.get_latest_revision()
    stand = Entwurfsstand.objects.filter(page=page).first()
    if latest is None or stand is None or stand.pruefsumme == (summe := summe_of(latest)):
        return False
    stand.pruefsumme, stand.geaendert_am = summe, timezone.now()
    if user is not None:  # unknown: who wrote last still may not release
        stand.geaendert_von_id = user.pk
    stand.save()
    follow_open_step(page, latest)
    cancel_releases(page, stand, user)
    return True


def release_differs(page: Page) -> bool:
    """The release of what is online was given to other files: the page claims it no longer."""
    online = Freigabe.objects.filter(page=page, online=True).first()
    live = page.live_revision
    if online is None or live is None or online.pruefsumme == summe_of(live):
        return False
    online.online = False
    online.save(update_fields=["online"])
    return True


def connect_files() -> None:
    for model in (Bild, Dokument):
        name = f"freigabe_{model._meta.model_name}"
        post_save.connect(file_saved, sender=model, dispatch_uid=f"{name}_saved")
        pre_delete.connect(file_goes, sender=model, dispatch_uid=f"{name}_goes")
        post_delete.connect(file_gone, sender=model, dispatch_uid=f"{name}_gone")
