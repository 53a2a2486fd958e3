"""Veröffentlichungspaket: put together, approved, published in one transaction or not at all."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log as write_log
from wagtail.models import Page, WorkflowState

from . import errors
from .bedarf import SOURCE_LOCALES, needs_release
from .benachrichtigen import redaktion
from .freigeben import publish_with_one_entry
from .mitteilen import write_notice
from .models.aufgaben import VeroeffentlichungTask, entwurfsstand_of
from .models.freigabe import Freigabe
from .models.paket import Paket, Paketinhalt
from .stellung import stellung_of
from .zulassung import missing_source

log = structlog.get_logger()


class PaketBlockiert(errors.AktionVerweigert):
    """Something in the package (or its date) keeps all of it from going live."""


@dataclass(frozen=True)
class Hindernis:
    """Why a page keeps its package from going live; ``page`` is None for the package itself."""

    page: Page | None
    grund: str

    def __str__(self) -> str:
        return f"{self.page.draft_title}: {self.grund}" if self.page else self.grund


def pages_of(paket: Paket) -> list[Page]:
    return [row.page.specific for row in paket.inhalte.select_related("page").order_by("pk")]


def content_sum(paket: Paket) -> str:
    """Names exactly these pages with exactly these contents, and the date they wait for."""
    parts = sorted(f"{page.pk}:{entwurfsstand_of(page).pruefsumme}" for page in pages_of(paket))
    parts.append(paket.termin.astimezone(datetime.UTC).isoformat() if paket.termin else "")
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def is_approved(paket: Paket) -> bool:
    """Approved, and neither an item nor a text has changed since."""
    return paket.stand == Paket.Stand.FREIGEGEBEN and (
        paket.freigegeben_inhalt == content_sum(paket)
    )


def require_central(user: Any) -> None:
    if user is None or not stellung_of(user).is_central:
        raise errors.NichtZustaendig(_("Packages are put together by the Redaktion."))


def require_open(paket: Paket) -> None:
    if paket.stand == Paket.Stand.ONLINE:
        raise errors.NichtMehrOffen(_("This package is published already."))


@transaction.atomic
def create(titel: str, termin: datetime.datetime | None, user: Any) -> Paket:
    require_central(user)
    paket = Paket.objects.create(titel=titel, termin=termin)
    note(paket, "freigabe.paket_angelegt", user, text=date_text(termin))
    return paket


@transaction.atomic
def add(paket: Paket, page: Page, user: Any) -> None:
    """Put a page into a package; the approval of the package ends by this."""
    require_central(user)
    paket = lock(paket)
    require_open(paket)
    other = Paketinhalt.objects.filter(page=page).exclude(paket__stand=Paket.Stand.ONLINE)
    if other.exclude(paket=paket).exists():
        raise errors.AktionVerweigert(_("This page is in another package already."))
    _row, is_new = Paketinhalt.objects.get_or_create(
        paket=paket, page_id=page.pk, defaults={"hinzugefuegt_von": user}
    )
    if is_new:
        end_approval(paket)
        note(paket, "freigabe.paket_dazu", user, text=page.draft_title, page=page.pk)


@transaction.atomic
def remove(paket: Paket, page: Page, user: Any) -> None:
    """Take a page out; from then on it can go online by itself."""
    require_central(user)
    paket = lock(paket)
    require_open(paket)
    gone, _rows = paket.inhalte.filter(page=page).delete()
    if gone:
        end_approval(paket)
        note(paket, "freigabe.paket_heraus", user, text=page.draft_title, page=page.pk)


@transaction.atomic
def rename(paket: Paket, titel: str, termin: datetime.datetime | None, user: Any) -> None:
    """Change title and date. What was approved was approved for its date."""
    require_central(user)
    paket = lock(paket)
    require_open(paket)
    before = paket.titel, paket.termin
    if before == (titel, termin):
        return
    if paket.termin != termin:
        end_approval(paket)
    paket.titel, paket.termin = titel, termin
    paket.save()
    old, new = (f"{name} ({date_text(day)})" for name, day in (before, (titel, termin)))
    note(paket, "freigabe.paket_termin", user, text=f"{old} → {new}")


def date_text(day: datetime.datetime | None) -> str:
    return date_format(timezone.localtime(day), "SHORT_DATETIME_FORMAT") if day else _("no date")


def note(paket: Paket, action: str, user: Any, **data: Any) -> None:
    """One entry for one deed; that it ended the approval is in the name of the action."""
    write_log(instance=paket, action=action, user=user, data=data)


def end_approval(paket: Paket) -> None:
    if paket.stand == Paket.Stand.FREIGEGEBEN:
        paket.stand, paket.freigegeben_inhalt = Paket.Stand.OFFEN, ""
        paket.freigegeben_von, paket.freigegeben_am = None, None
        paket.save()


def hindernisse(paket: Paket) -> list[Hindernis]:
    """Everything that keeps the pages from going live, in the order of the package."""
    found = [Hindernis(page, reason) for page in pages_of(paket) if (reason := obstacle(page))]
    if not paket.inhalte.exists():
        found.append(Hindernis(None, _("The package is empty.")))
    return found


def obstacle(page: Page) -> str:
    """Why a page cannot go live now; "" if it can (or is online as it is)."""
    if page.live and not page.has_unpublished_changes:
        return ""
    draft = page.get_latest_revision().as_object()
    if draft.go_live_at and draft.go_live_at > timezone.now():
        return _("has a date of its own")
    try:
        draft.full_clean()
    except ValidationError as error:
        return _("something is missing: %(what)s") % {"what": "; ".join(error.messages)}
    return release_obstacle(page)


def release_obstacle(page: Page) -> str:
    if page.locale.language_code not in SOURCE_LOCALES:
        if reason := missing_source(page):
            return reason
        task = page.current_workflow_task
        return "" if isinstance(task, VeroeffentlichungTask) else _("translation not submitted")
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return _("given back")
    if not needs_release(page, page.get_latest_revision()):
        return open_step(page)
    released = Freigabe.objects.valid().filter(
        page=page, pruefsumme=entwurfsstand_of(page).pruefsumme
    )
    return "" if released.exists() else _("not released")


def open_step(page: Page) -> str:
    """A text that needs no release, but was given to somebody who has not decided yet."""
    state = page.current_workflow_task_state
    if state is None or isinstance(state.task.specific, VeroeffentlichungTask):
        return ""
    return _("in review, waits for “%(step)s”") % {"step": state.task.name}


@transaction.atomic
def approve(paket: Paket, user: Any) -> None:
    """The package as it is now may go live; raises `PaketBlockiert` naming what is in the way."""
    require_central(user)
    paket = lock(paket)
    require_open(paket)
    blocked = hindernisse(paket)
    if blocked:
        raise PaketBlockiert(" · ".join(str(h) for h in blocked))
    paket.stand = Paket.Stand.FREIGEGEBEN
    paket.freigegeben_von, paket.freigegeben_am = user, timezone.now()
    paket.freigegeben_inhalt = content_sum(paket)
    paket.hindernis = ""
    paket.save()
    write_log(instance=paket, action="freigabe.paket_freigegeben", user=user)


def lock(paket: Paket) -> Paket:
    return Paket.objects.select_for_update().get(pk=paket.pk)


@transaction.atomic
def publish(paket: Paket, user: Any, now: datetime.datetime | None = None) -> None:
    """Put everything live in this one transaction, or raise and change nothing at all."""
    require_central(user)
    paket = lock(paket)
    require_open(paket)
    now = now or timezone.now()
    if paket.termin and paket.termin > now:
        day = date_format(timezone.localtime(paket.termin), "SHORT_DATETIME_FORMAT")
        raise PaketBlockiert(_("Not before %(day)s.") % {"day": day})
    blocked = hindernisse(paket)
    if blocked:
        raise PaketBlockiert(" · ".join(str(h) for h in blocked))
    if not is_approved(paket):
        raise PaketBlockiert(_("The package was changed since its approval. Approve it again."))
    # First the package, then its pages: none of them goes online without it (see `zulassung`).
    paket.stand, paket.veroeffentlicht_am, paket.hindernis = Paket.Stand.ONLINE, now, ""
    paket.save()
    for page in pages_of(paket):
        try:
            publish_page(page, user)
        except errors.AktionVerweigert as refusal:
            raise PaketBlockiert(f"{page.draft_title}: {refusal}") from refusal
        except PermissionDenied as refusal:
            # Wagtail's own refusal names neither the page nor the reason.
            why = _("you may not publish this page at the moment")
            raise PaketBlockiert(f"{page.draft_title}: {why}") from refusal
    write_log(instance=paket, action="freigabe.paket_online", user=user)


def publish_page(page: Page, user: Any) -> None:
    """Publish the newest text of one page: through its open step, where it is in review."""
    if page.live and not page.has_unpublished_changes:
        return
    state = page.current_workflow_task_state
    if state is not None and isinstance(state.task.specific, VeroeffentlichungTask):
        seen = entwurfsstand_of(page).pruefsumme
        state.task.specific.on_action(state, user, "approve", pruefsumme=seen)
        return
    publish_with_one_entry(page.get_latest_revision(), user)


def publish_due(now: datetime.datetime | None = None) -> tuple[int, int]:
    """Publish approved packages whose minute has come; returns (published, blocked).

    Each in a transaction of its own, so one that fails holds up no other.
    """
    now = now or timezone.now()
    done = blocked = 0
    due = Paket.objects.filter(stand=Paket.Stand.FREIGEGEBEN, termin__isnull=False, termin__lte=now)
    for paket in due.order_by("termin", "pk"):
        try:
            publish(paket, paket.freigegeben_von, now)
            done += 1
        except PermissionDenied as reason:
            blocked += 1
            report_blocked(paket, str(reason))
        except Exception:
            blocked += 1
            log.exception("package_failed", paket=paket.pk)
            report_blocked(paket, _("An error on our side. It is tried again."))
    return done, blocked


def report_blocked(paket: Paket, reason: str) -> None:
    """Say once what is in the way; the same reason is not mailed every minute."""
    if paket.hindernis == reason:
        return
    Paket.objects.filter(pk=paket.pk).update(hindernis=reason)
    digest = hashlib.sha256(reason.encode()).hexdigest()[:12]
    for address in redaktion():
        write_notice(
            "paket",
            address,
            f"paket:{paket.pk}:{digest}:{address}",
            adresse=reverse("freigabe_paket", args=[paket.pk]),
            titel=paket.titel,
            was="blockiert",
            satz=f"Das Paket konnte nicht online gehen. {reason}",
        )
