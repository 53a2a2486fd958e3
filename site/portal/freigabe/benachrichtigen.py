"""Who is told what, when: one place, so that the matrix of recipients can be read and tested."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from . import groups
from .mitteilen import write_notice
from .models.abstimmung import Antwort, Stimme
from .models.abstimmung_task import AbstimmungTask
from .models.arbeitslink import Arbeitslink, default_expiry
from .models.aufgaben import FreigabeTask, VeroeffentlichungTask, entwurfsstand_of
from .models.freigabe import Freigabe
from .models.zustaendigkeit import Rolle, Zustaendigkeit, ZustaendigkeitQuerySet, releasers_of
from .unbesetzt import missing_releaser, open_releases
from .vergleich import vergleiche


def step_begins(task_state: TaskState) -> None:
    """Ask those who have to act in the step that begins."""
    task = task_state.task.specific
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        return
    if isinstance(task, AbstimmungTask):
        unanswered = task_state.abstimmung.stimmen.filter(antwort=Antwort.OFFEN)
        for stimme in unanswered.select_related("bereich"):
            ask_for_agreement(stimme)
    elif isinstance(task, FreigabeTask):
        ask_for_release(task_state)
    elif isinstance(task, VeroeffentlichungTask):
        tell_redaktion(task_state)


def whom_to_ask(releasers: ZustaendigkeitQuerySet) -> list[Zustaendigkeit]:
    """The head; while the head is away (or there is none) the deputy; else whoever there is.

    Only those with an address: a head who cannot be reached is like one who is away.
    """
    releasers = releasers.exclude(user__email="")
    present = releasers.present().select_related("user", "bereich")
    heads = [row for row in present if row.rolle == Rolle.LEITUNG]
    return heads or list(present) or list(releasers.select_related("user", "bereich"))


def ask_for_release(task_state: TaskState) -> None:
    page = task_state.workflow_state.content_object.specific
    bereich = entwurfsstand_of(page).bereich
    asked = [ask_one_for_release(task_state, row) for row in whom_to_ask(releasers_of(bereich))]
    if not any(asked):
        nobody_releases(task_state, missing_releaser(bereich))


def ask_those_never_asked() -> int:
    """A head was entered (or an address) after the step began: ask now; returns how many steps."""
    asked = 0
    for state in open_releases().filter(arbeitslinks__isnull=True):
        bereich = entwurfsstand_of(state.workflow_state.content_object).bereich
        if not missing_releaser(bereich):
            ask_for_release(state)
            asked += 1
    return asked


def nobody_releases(task_state: TaskState, reason: str) -> None:
    """Redaktion and Administration learn that a text waits for nobody, and who is missing."""
    page = task_state.workflow_state.content_object.specific
    people = {*redaktion(), *addresses_of_group(groups.ADMINISTRATION)}
    for address in sorted(people):
        write_notice(
            "freigabe",
            address,
            f"niemand:{task_state.pk}:{address}",
            vorlage="niemand",
            adresse=reverse("freigabe_liste"),
            page=page,
            titel=page.draft_title,
            grund=reason,
        )


def ask_one_for_release(
    task_state: TaskState, row: Zustaendigkeit, wait: datetime.timedelta | None = None
) -> Arbeitslink | None:
    """Write the mail with a link for one head (or deputy), bound to step and content."""
    page = task_state.workflow_state.content_object.specific
    stand = entwurfsstand_of(page)
    if not row.user.email:
        return None
    link = Arbeitslink.objects.create(
        art=Arbeitslink.Art.FREIGABE,
        empfaenger=row.user.email,
        user=row.user,
        bereich=row.bereich,
        task_state=task_state,
        pruefsumme=stand.pruefsumme,
        gueltig_bis=default_expiry(),
    )
    live = page.live_revision.as_object() if page.live and page.live_revision else None
    change = vergleiche(live, page.get_latest_revision().as_object())
    write_notice(
        "freigabe",
        link.empfaenger,
        f"freigabe:{link.pk}",
        arbeitslink=link,
        page=page,
        wait=wait,
        titel=page.draft_title,
        frist=link.gueltig_bis,
        anzahl=len(change.geaendert),
        ist_neu=live is None,
    )
    return link


def ask_for_agreement(stimme: Stimme, is_reminder: bool = False) -> Arbeitslink:
    """Mail to the mailbox of a Bereich, with a link to answer once without an account."""
    asked = stimme.abstimmung
    page = asked.task_state.workflow_state.content_object.specific
    stand = entwurfsstand_of(page)
    link = Arbeitslink.objects.create(
        art=Arbeitslink.Art.STIMME,
        empfaenger=stimme.bereich.postfach,
        bereich=stimme.bereich,
        task_state=asked.task_state,
        pruefsumme=stand.pruefsumme,
        gueltig_bis=default_expiry(asked.frist),
    )
    write_notice(
        "erinnerung" if is_reminder else "abstimmung",
        stimme.bereich.postfach,
        f"stimme:{link.pk}",
        arbeitslink=link,
        page=page,
        titel=page.draft_title,
        frist=asked.frist,
        zustaendig=str(stand.bereich),
        bereich=str(stimme.bereich),
    )
    return link


def redaktion() -> list[str]:
    return addresses_of_group(groups.REDAKTION)


def addresses_of_group(name: str) -> list[str]:
    users = get_user_model().objects.filter(groups__name=name, is_active=True)
    return sorted(set(users.exclude(email="").values_list("email", flat=True)))


def tell_redaktion(task_state: TaskState) -> None:
    page = task_state.workflow_state.content_object.specific
    bereich = entwurfsstand_of(page).bereich
    for address in redaktion():
        write_notice(
            "bereit",
            address,
            f"bereit:{task_state.pk}:{address}",
            adresse=reverse("freigabe_entscheiden", args=[task_state.pk]),
            page=page,
            titel=page.draft_title,
            bereich=str(bereich) if bereich else "",
        )


def submitters(state: WorkflowState) -> list[str]:
    """Who submitted, and the people who submit for the responsible Bereich."""
    bereich = entwurfsstand_of(state.content_object).bereich
    people = Zustaendigkeit.objects.submitting().filter(bereich=bereich)
    found = set(people.values_list("user__email", flat=True)) if bereich else set()
    if state.requested_by and state.requested_by.is_active:
        found.add(state.requested_by.email)
    return sorted(address for address in found if address)


def given_back(task_state: TaskState) -> None:
    page = task_state.workflow_state.content_object.specific
    for address in submitters(task_state.workflow_state):
        write_notice(
            "zurueck",
            address,
            f"zurueck:{task_state.pk}:{address}",
            adresse=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            page=page,
            titel=page.draft_title,
            am=task_state.finished_at or timezone.now(),
            grund=task_state.comment,
        )


def withdrawn(state: WorkflowState, asked: Iterable[Arbeitslink]) -> None:
    """Those who were asked and have not decided need not do anything any more."""
    page: Page = state.content_object.specific
    for address in sorted({link.empfaenger for link in asked if link.empfaenger}):
        write_notice(
            "zurueckgezogen",
            address,
            f"zurueckgezogen:{state.pk}:{address}",
            # Whoever reads this may have no account, and a draft has no address.
            adresse=(page.full_url or "") if page.live else "",
            page=page,
            titel=page.draft_title,
        )


def went_online(page: Page, revision_pk: int, state: WorkflowState | None) -> None:
    """Submitters and the head who released learn that it is online; nobody else."""
    freigabe = Freigabe.objects.filter(page=page, online=True).select_related("user").first()
    people = set(submitters(state)) if state else set()
    if freigabe and freigabe.user and freigabe.user.email:
        people.add(freigabe.user.email)
    for address in sorted(people):
        write_notice(
            "online",
            address,
            f"online:{page.pk}:{revision_pk}:{address}",
            adresse=page.full_url or "",
            page=page,
            titel=page.title,
            am=timezone.localtime(),
            fassung=freigabe.fassung if freigabe else 0,
            bereich=str(freigabe.bereich) if freigabe else "",
        )
