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
from wagtail.models import Revision

from portal.core.languages import SOURCE_LANGUAGE
from portal.freigabe.benachrichtigen import redaktion
from portal.freigabe.mitteilen import write_notice
from portal.freigabe.models import Arbeitslink, Zustaendigkeit
from portal.freigabe.models.arbeitslink import default_expiry
from portal.freigabe.models.zustaendigkeit import releasers_of
from portal.register.models import Bereich

from ..auswahl import Status
from ..models import Angebot

ASKED_BEFORE: Final = datetime.timedelta(days=14)
# Days after the due date from which somebody else is asked: contact, then deputy, then Redaktion.
TO_DEPUTY: Final = datetime.timedelta(days=14)
TO_REDAKTION: Final = datetime.timedelta(days=28)


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
    page.geprueft_am, page.geprueft_von = timezone.localdate(), page.zustaendiger_bereich
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
    log(instance=page, action="freigabe.gemeldet", user=user, data={"text": text})
    tell_writers(page, text)


@transaction.atomic
def report_end(page: Angebot, last_day: datetime.date | None, user: Any = None) -> None:
    """It no longer exists: a draft says so and waits for its release; the page stays till then."""
    page = Angebot.objects.select_for_update().get(pk=page.pk)
    text = (
        f"Gibt es nicht mehr, letzter Tag {last_day:%d.%m.%Y}."
        if last_day
        else ("Gibt es nicht mehr.")
    )
    if not page.workflow_in_progress:
        draft = page.get_latest_revision_as_object()
        if last_day and last_day >= timezone.localdate():
            draft.befristet_bis = last_day
        else:
            draft.status = Status.BEENDET
            draft.pausiert_bis = None
        draft.save_revision(user=user, log_action=True, clean=False)
        page.get_workflow().start(Angebot.objects.get(pk=page.pk), user)
    log(instance=page, action="freigabe.gemeldet", user=user, data={"text": text})
    tell_writers(page, text)


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
