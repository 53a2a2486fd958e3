"""Pages with a date: online and offline on their day, each for itself, and failures are told.

Wagtail's own command stops at the first page that cannot be published; everything after it waits
for somebody to notice.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import Any, Final

import structlog
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log as write_log
from wagtail.models import Page, PageLogEntry, Revision

from .benachrichtigen import redaktion
from .mitteilen import write_notice

log = structlog.get_logger()
FAILED: Final = "freigabe.termin_gescheitert"


@dataclass(frozen=True)
class Versaeumt:
    """A page that should be online and is not; ``grund`` says why, as far as it is known."""

    page: Page
    am: datetime.datetime
    grund: str


def due_revisions(now: datetime.datetime) -> QuerySet[Revision]:
    """Revisions of pages whose day has come and that are not online, the oldest first."""
    pages = Revision.page_revisions.filter(approved_go_live_at__lt=now)
    return pages.order_by("approved_go_live_at", "pk")


def run_due(now: datetime.datetime | None = None) -> tuple[int, int]:
    """Take offline and put online what is due; returns (done, failed)."""
    now = now or timezone.now()
    done = failed = 0
    for page in list(Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")):
        ok = attempt(page, page.latest_revision, lambda page=page: take_offline(page))
        done, failed = done + ok, failed + (not ok)
    for revision in list(due_revisions(now)):
        page = Page.objects.get(pk=revision.object_id)
        ok = attempt(page, revision, lambda revision=revision: put_online(revision))
        done, failed = done + ok, failed + (not ok)
    return done, failed


def take_offline(page: Page) -> None:
    page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def put_online(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")


def attempt(page: Page, revision: Revision | None, deed: Any) -> bool:
    """Do it in a transaction of its own; a failure is logged, written down and told once."""
    try:
        with transaction.atomic():
            deed()
    except ValidationError as error:
        report(page, revision, _("Something is missing: %s") % "; ".join(error.messages))
    except Exception as error:  # whatever is broken in one page, the others go on
        log.exception("scheduled_page_failed", page=page.pk)
        report(page, revision, _("An error on our side: %s") % type(error).__name__)
    else:
        return True
    return False


def report(page: Page, revision: Revision | None, reason: str) -> None:
    """Write the failure into the page's log and tell the Redaktion; the same one only once."""
    if last_failure(page, revision) == reason:
        return
    log.warning("scheduled_page_not_done", page=page.pk, reason=reason)
    data = {"grund": reason}
    write_log(instance=page.specific_deferred, action=FAILED, revision=revision, data=data)
    digest = hashlib.sha256(f"{revision and revision.pk}:{reason}".encode()).hexdigest()[:12]
    for address in redaktion():
        write_notice(
            "termin",
            address,
            f"termin:{page.pk}:{digest}:{address}",
            adresse=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            page=page,
            titel=page.draft_title,
            grund=reason,
        )


def last_failure(page: Page, revision: Revision | None) -> str:
    found = PageLogEntry.objects.filter(page=page.pk, action=FAILED, revision=revision)
    entry = found.order_by("-timestamp", "-pk").first()
    return str(entry.data.get("grund", "")) if entry else ""


def missed(now: datetime.datetime | None = None) -> list[Versaeumt]:
    """What the Redaktion has to look at: pages whose day has come, tried without success."""
    now = now or timezone.now()
    rows = []
    for revision in due_revisions(now):
        page = Page.objects.get(pk=revision.object_id)
        if reason := last_failure(page, revision):
            rows.append(Versaeumt(page, revision.approved_go_live_at, reason))
    for page in Page.objects.filter(live=True, expire_at__lt=now).select_related("latest_revision"):
        if reason := last_failure(page, page.latest_revision):
            rows.append(Versaeumt(page, page.expire_at, reason))
    return sorted(rows, key=lambda row: row.am)
