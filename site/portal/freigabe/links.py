"""Links without an account: opened, used once, withdrawn, renewed, limited in number."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any, Final

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, TaskState, WorkflowState

from . import errors
from .benachrichtigen import ask_for_agreement, ask_one_for_release
from .mitteilen import enqueue
from .models.abstimmung import Stimme
from .models.arbeitslink import Arbeitslink, token_hash
from .models.aufgaben import FreigabeTask, entwurfsstand_of
from .models.mitteilung import Mitteilung
from .models.zustaendigkeit import releasers_of

# Somebody is still typing: the new link leaves when the text has rested for so long.
RESTS_FOR: Final = datetime.timedelta(minutes=10)
TRIES_PER_WINDOW: Final = 20
WINDOW_SECONDS: Final = 600


def find(token: str, *arten: str) -> Arbeitslink | None:
    """The link of a token, whatever its state; None for a token we do not know."""
    return (
        Arbeitslink.objects.select_related("user", "bereich", "task_state")
        .filter(token_hash=token_hash(token), art__in=arten)
        .first()
    )


def may_still_act(link: Arbeitslink) -> bool:
    """Does the person of a release link still have the right it stands for?"""
    if link.art != Arbeitslink.Art.FREIGABE or link.task_state is None:
        return True
    task: FreigabeTask = link.task_state.task.specific
    return task.may_act(link.task_state.workflow_state.content_object, link.user)


def opened(link: Arbeitslink) -> None:
    """Count that the link was opened. Nothing else happens: mail scanners open links."""
    Arbeitslink.objects.filter(pk=link.pk).update(
        aufgerufen=link.aufgerufen + 1, zuletzt_aufgerufen=timezone.now()
    )


def use(link: Arbeitslink) -> bool:
    """Take the link for one deed; False if somebody was faster. Call inside a transaction."""
    return Arbeitslink.objects.usable().filter(pk=link.pk).update(benutzt_am=timezone.now()) == 1


def void(links: list[Arbeitslink], reason: str) -> list[Arbeitslink]:
    now = timezone.now()
    for link in links:
        link.entwertet_am, link.entwertet_grund = now, reason
        link.save(update_fields=["entwertet_am", "entwertet_grund"])
    return links


@transaction.atomic
def revoke(link: Arbeitslink, user: Any) -> None:
    """Withdraw one link and record who did it; raises `NichtMehrOffen` when it is over already."""
    link = Arbeitslink.objects.select_for_update().get(pk=link.pk)
    if link.task_state is None or not link.is_open():
        raise errors.NichtMehrOffen(_("This link cannot be used any more anyway."))
    void([link], _("The editors have withdrawn this link."))
    log(
        instance=link.task_state.workflow_state.content_object.specific,
        action="freigabe.link_entwertet",
        user=user,
        data={"empfaenger": link.empfaenger, "art": link.art},
    )


def open_links(page: Page) -> list[Arbeitslink]:
    """Links of the running review that can be used now."""
    state = page.current_workflow_task_state
    if state is None:
        return []
    return list(Arbeitslink.objects.usable().filter(task_state=state).select_related("bereich"))


def void_links(state: WorkflowState, reason: str) -> list[Arbeitslink]:
    """Withdraw every link of a review that was not used; returns them."""
    unused = Arbeitslink.objects.filter(
        task_state__workflow_state=state, benutzt_am__isnull=True, entwertet_am__isnull=True
    )
    return void(list(unused), reason)


def renew_links(task_state: TaskState) -> None:
    """The text has changed: links to the old one end, the same people get new ones."""
    if not isinstance(task_state.task.specific, FreigabeTask):
        return
    stand = entwurfsstand_of(task_state.workflow_state.content_object)
    old = Arbeitslink.objects.usable().filter(task_state=task_state, art=Arbeitslink.Art.FREIGABE)
    stale = void(
        list(old.exclude(pruefsumme=stand.pruefsumme)), _("The text was changed meanwhile.")
    )
    asked = {link.user_id for link in stale}
    for row in releasers_of(stand.bereich).filter(user__in=asked).select_related("user", "bereich"):
        ask_one_for_release(task_state, row, wait=RESTS_FOR)


def request_new(link: Arbeitslink) -> bool:
    """Send a new link to the recipient on record; False where nothing is open any more."""
    state = link.task_state
    if state is None or state.status != TaskState.STATUS_IN_PROGRESS:
        return False
    usable = Arbeitslink.objects.usable().filter(task_state=state, art=link.art, user=link.user)
    usable = usable.filter(bereich=link.bereich)
    if usable.exists():
        # Its mail may still wait for the text to rest; whoever asks wants it now.
        for notice in Mitteilung.objects.undelivered().filter(arbeitslink__in=usable):
            enqueue(notice.pk)
        return True
    if link.art == Arbeitslink.Art.STIMME:
        stimme = Stimme.objects.get(abstimmung__task_state=state, bereich=link.bereich)
        return bool(ask_for_agreement(stimme))
    stand = entwurfsstand_of(state.workflow_state.content_object)
    row = releasers_of(stand.bereich).filter(user=link.user).select_related("user").first()
    return bool(row and ask_one_for_release(state, row))


def too_many_tries(request: HttpRequest, deed: str, link: Arbeitslink | None = None) -> bool:
    """Limit tries with a link by that link, guesses by network (/24, /48).

    Guesses never count against those who hold a link: behind a proxy, or in the town hall,
    everybody comes from one network. The cache keeps hashes for ten minutes, never an address.
    """
    who = f"link:{link.token_hash}" if link else network_of(request.META.get("REMOTE_ADDR", ""))
    key = "freigabe.tries." + hashlib.sha256(f"{deed}|{who}".encode()).hexdigest()
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return cache.incr(key) > TRIES_PER_WINDOW
    except ValueError:
        return False


def network_of(address: str) -> str:
    separator = ":" if ":" in address else "."
    return separator.join(address.split(separator)[:3])
