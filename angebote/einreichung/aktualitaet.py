"""Freshness: who is asked when, and what the three answers do. Nothing disappears silently."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision

from portal.core.languages import SOURCE_LANGUAGE
from portal.freigabe.benachrichtigen import redaktion
from portal.freigabe.meldung import REPORTED, user_at
from portal.freigabe.mitteilen import write_notice
from portal.freigabe.models import Arbeitslink, Zustaendigkeit
from portal.freigabe.models.arbeitslink import default_expiry
from portal.freigabe.models.aufgaben import entwurfsstand_of
from portal.freigabe.models.zustaendigkeit import releasers_of
from portal.freigabe.pruefsumme import summe_of
from portal.register.models import Bereich

from ..auswahl import Status
from ..models import Angebot

ASKED_BEFORE: Final = datetime.timedelta(days=14)
# Days after the due date from which somebody else is asked: contact, then deputy, then Redaktion.
TO_DEPUTY: Final = datetime.timedelta(days=14)
TO_REDAKTION: Final = datetime.timedelta(days=28)
# An answer that comes again within this time is a second click, later it is a reminder.
SAME_ANSWER: Final = datetime.timedelta(days=7)
ANSWERED: Final = (REPORTED, "freigabe.bestaetigt", "wagtail.publish")


def due_on(page: Angebot) -> datetime.date:
    """Day by which the facts have to be confirmed."""
    return page.pruefung_faellig_am


def offers_to_confirm(bereich: Bereich | None = None) -> list[Angebot]:
    """Live German offers that have not ended and are due within two weeks, most overdue first."""
    offers = Angebot.objects.live().filter(locale__language_code=SOURCE_LANGUAGE)
    if bereich is not None:
        offers = offers.filter(zustaendiger_bereich=bereich)
    limit = timezone.localdate() + ASKED_BEFORE
    running = offers.exclude(status=Status.BEENDET).select_related("zustaendiger_bereich")
    due = [
        page for page in running if page.status_heute != Status.BEENDET and due_on(page) <= limit
    ]
    return sorted(due, key=due_on)


@transaction.atomic
def confirm(page: Angebot, user: Any = None) -> None:
    """The facts are right: say so on the page at once, without a new text and without a review."""
    page = Angebot.objects.select_for_update().get(pk=page.pk)
    confirmed = (timezone.localdate(), page.zustaendiger_bereich)
    if (page.geprueft_am, page.geprueft_von) == confirmed:
        return
    page.geprueft_am, page.geprueft_von = confirmed
    page.save(update_fields=["geprueft_am", "geprueft_von"])
    for revision in waiting_revisions(page):
        revision.content["geprueft_am"] = page.geprueft_am.isoformat()
        revision.content["geprueft_von"] = page.geprueft_von_id
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    log(instance=page, action="freigabe.bestaetigt", user=user)


def waiting_revisions(page: Angebot) -> list[Revision]:
    """The newest draft; published later, it must not take the confirmation back."""
    latest = page.get_latest_revision()
    return [latest] if latest else []


@transaction.atomic
def report_change(page: Angebot, text: str, user: Any = None) -> None:
    """The facts are wrong: the people who write for the Bereich and the Redaktion get the words."""
    page = Angebot.objects.select_for_update().get(pk=page.pk)
    if not was_reported(page, text):
        log(instance=page, action=REPORTED, user=user, data={"text": text})
        tell_writers(page, text)


@transaction.atomic
def report_end(page: Angebot, last_day: datetime.date | None, user: Any = None) -> None:
    """It no longer exists: a draft says so and waits for its release; the page stays till then.

    Where somebody has begun another draft, it is left as it is and its writers are told.
    """
    page = Angebot.objects.select_for_update().get(pk=page.pk)
    text = "Gibt es nicht mehr"
    text += f", letzter Tag {last_day:%d.%m.%Y}." if last_day else "."
    if was_reported(page, text):
        return
    if not has_unfinished_draft(page):
        draft_of_end(page, last_day).save_revision(user=user, log_action=False, clean=False)
        page.get_workflow().start(Angebot.objects.get(pk=page.pk), user)
    log(instance=page, action=REPORTED, user=user, data={"text": text})
    tell_writers(page, text)


def has_unfinished_draft(page: Angebot) -> bool:
    """Does the newest draft say something that readers do not see, or is it in review?"""
    if page.current_workflow_state is not None:
        return True
    live = page.live_revision
    return page.has_unpublished_changes and (
        live is None or summe_of(live) != entwurfsstand_of(page).pruefsumme
    )


def draft_of_end(page: Angebot, last_day: datetime.date | None) -> Angebot:
    """What readers see now, but ended."""
    draft: Angebot = page.live_revision.as_object() if page.live_revision else page
    if last_day and last_day >= timezone.localdate():
        draft.befristet_bis = last_day
    else:
        draft.status = Status.BEENDET
        draft.pausiert_bis = None
    return draft


def was_reported(page: Angebot, text: str) -> bool:
    """Was the same said a short while ago, without anything having been done about it since?"""
    recent = PageLogEntry.objects.filter(
        page=page.pk, action__in=ANSWERED, timestamp__gt=timezone.now() - SAME_ANSWER
    )
    for entry in recent.order_by("-timestamp", "-pk"):
        if entry.action != REPORTED:
            return False
        if entry.data.get("text") == text:
            return True
    return False


def tell_writers(page: Angebot, text: str) -> None:
    people = Zustaendigkeit.objects.submitting().filter(bereich=page.zustaendiger_bereich)
    writers = set(people.values_list("user__email", flat=True)) | set(redaktion())
    now = timezone.now()
    for address in sorted(filter(None, writers)):
        write_notice(
            "angaben",
            address,
            f"gemeldet:{page.pk}:{now.isoformat()}:{address}",
            vorlage="gemeldet",
            adresse=reverse("einreichung_aendern", args=[page.pk]),
            page=page,
            titel=page.title,
            text=text,
        )


def ask_everybody() -> int:
    """Ask every Bereich for its due offers; returns the number of mails. Once a stage and cycle."""
    by_bereich: dict[Bereich, list[Angebot]] = defaultdict(list)
    for page in offers_to_confirm():
        if page.zustaendiger_bereich is not None:
            by_bereich[page.zustaendiger_bereich].append(page)
    return sum(ask(bereich, offers) for bereich, offers in by_bereich.items())


def ask(bereich: Bereich, offers: list[Angebot]) -> int:
    """One mail for all due offers of a Bereich, to whom it concerns at this stage."""
    today = timezone.localdate()
    first = due_on(offers[0])
    stage, addresses, then = whom(bereich, today - first)
    sent = 0
    for address in addresses:
        key = f"angaben:{bereich.pk}:{stage}:{first.isoformat()}:{address}"
        sent += ask_one(bereich, address, offers, key, then)
    return sent


def whom(bereich: Bereich, overdue: datetime.timedelta) -> tuple[str, Iterable[str], str]:
    """Stage, addresses, and who is asked after them."""
    if overdue > TO_REDAKTION:
        return "redaktion", redaktion(), "noch einmal"
    if overdue > TO_DEPUTY:
        people = releasers_of(bereich).values_list("user__email", flat=True)
        return "stellvertretung", sorted(set(filter(None, people))), "die Redaktion"
    return "postfach", filter(None, [bereich.postfach]), "Ihre Leitung und Stellvertretung"


def ask_one(bereich: Bereich, address: str, offers: list[Angebot], key: str, then: str) -> int:
    from portal.freigabe.models import Mitteilung

    if Mitteilung.objects.filter(schluessel=key).exists():
        return 0
    link = Arbeitslink.objects.create(
        art=Arbeitslink.Art.ANGABEN,
        empfaenger=address,
        user=user_at(address),
        bereich=bereich,
        gueltig_bis=default_expiry() + ASKED_BEFORE,
    )
    today = timezone.localdate()
    rows = [{"titel": p.title, "ueberfaellig": due_on(p) < today} for p in offers]
    write_notice(
        "angaben",
        address,
        key,
        arbeitslink=link,
        frist=max(due_on(offers[0]), today + datetime.timedelta(days=7)),
        anzahl=len(offers),
        zeilen=rows[:20],
        dann=then,
    )
    return 1
