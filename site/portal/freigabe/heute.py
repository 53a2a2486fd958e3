"""“Was ist heute zu tun?”: what lies with this person, most urgent first, and what with others.

Apps above add their own through the hook ``heute_aufgaben(user) -> Iterable[Aufgabe]``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page, TaskState

from portal.register.models import Bereich

from . import groups
from .models import (
    Abstimmung,
    AbstimmungTask,
    FreigabeTask,
    Mitteilung,
    Paket,
    VeroeffentlichungTask,
)
from .models.abstimmung import Antwort, Stimme
from .models.aufgaben import BereichTask
from .models.zustaendigkeit import releasers_of
from .stellung import Stellung, stellung_of
from .termine import missed
from .unbesetzt import unreleasable
from .zurueckgegeben import given_back_to

DRINGEND, BALD, RUHIG = 1, 2, 3
RESTING_DAYS: Final = 60


@dataclass(frozen=True)
class Aufgabe:
    """One entry: how many, what to do as a sentence, where. ``stufe`` 1 is the most urgent."""

    anzahl: int
    titel: str
    satz: str
    ziel: str
    knopf: str
    stufe: int = BALD


@dataclass(frozen=True)
class BeiAnderen:
    """Something that somebody else has to do."""

    wer: str
    was: str
    bis: datetime.date | None


def open_states(model: type[BereichTask]) -> Any:
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, task__in=model.objects.values("task_ptr")
    ).select_related("workflow_state", "task")


def tasks_for(user: Any) -> list[Aufgabe]:
    """Everything that lies with the user, most urgent first."""
    stellung = stellung_of(user)
    found = [*own_releases(user, stellung), *own_voices(stellung), given_back(user)]
    if stellung.is_central:
        found += central_tasks()
    if stellung.is_superuser or groups.ADMINISTRATION in stellung.gruppen:
        found += administration_tasks()
    for hook in hooks.get_hooks("heute_aufgaben"):
        found += hook(user)
    return sorted((task for task in found if task.anzahl), key=lambda task: task.stufe)


def own_releases(user: Any, stellung: Stellung) -> Iterator[Aufgabe]:
    if not stellung.leitung:
        return
    task = FreigabeTask.objects.first()
    waiting = task.get_task_states_user_can_moderate(user).count() if task else 0
    yield Aufgabe(
        waiting,
        ngettext("%(n)s text to release", "%(n)s texts to release", waiting) % {"n": waiting},
        _("Somebody waits for your decision."),
        reverse("freigabe_liste"),
        _("Decide"),
        DRINGEND,
    )


def own_voices(stellung: Stellung) -> Iterator[Aufgabe]:
    if not stellung.bereiche:
        return
    waiting = Stimme.objects.filter(
        bereich__in=stellung.bereiche,
        antwort=Antwort.OFFEN,
        abstimmung__task_state__status=TaskState.STATUS_IN_PROGRESS,
    ).count()
    yield Aufgabe(
        waiting,
        ngettext("%(n)s answer is missing", "%(n)s answers are missing", waiting) % {"n": waiting},
        _("Another Bereich asks whether yours agrees."),
        reverse("freigabe_liste"),
        _("Answer"),
    )


def given_back(user: Any) -> Aufgabe:
    """Texts that their people have to change, or to take back."""
    waiting = sum(1 for _text in given_back_to(user))
    return Aufgabe(
        waiting,
        ngettext("%(n)s text was given back", "%(n)s texts were given back", waiting)
        % {"n": waiting},
        _("Change it and submit it again, or withdraw it. The list says why it came back."),
        reverse("freigabe_liste"),
        _("Look at it"),
    )


def central_tasks() -> Iterator[Aufgabe]:
    """What the Redaktion has to do."""
    blocked = Paket.objects.exclude(stand=Paket.Stand.ONLINE).exclude(hindernis="").count()
    yield Aufgabe(
        blocked,
        ngettext("%(n)s package is blocked", "%(n)s packages are blocked", blocked)
        % {"n": blocked},
        _("A page in it is not released. Without it nothing of the package goes online."),
        reverse("freigabe_pakete"),
        _("Open the packages"),
        DRINGEND,
    )
    late = Abstimmung.objects.filter(
        frist__lt=timezone.localdate(), task_state__status=TaskState.STATUS_IN_PROGRESS
    ).count()
    yield Aufgabe(
        late,
        ngettext("%(n)s agreement is overdue", "%(n)s agreements are overdue", late) % {"n": late},
        _("Remind those who are silent, or go on with a reason."),
        reverse("freigabe_liste"),
        _("Decide"),
        DRINGEND,
    )
    yield from what_stands_still()
    yield from central_stock()


def what_stands_still() -> Iterator[Aufgabe]:
    """What nobody will do by themselves."""
    stuck = len(unreleasable())
    yield Aufgabe(
        stuck,
        ngettext(
            "%(n)s text has nobody to release it", "%(n)s texts have nobody to release them", stuck
        )
        % {"n": stuck},
        _("No head is entered for the Bereich, or the head has no e-mail address."),
        reverse("freigabe_liste"),
        _("Look at it"),
        DRINGEND,
    )
    broken = len(missed())
    yield Aufgabe(
        broken,
        ngettext("%(n)s date was missed", "%(n)s dates were missed", broken) % {"n": broken},
        _("The page could not go online or offline on its date. The list says why."),
        reverse("freigabe_liste"),
        _("Look at it"),
        DRINGEND,
    )


def central_stock() -> Iterator[Aufgabe]:
    ready = open_states(VeroeffentlichungTask).count()
    yield Aufgabe(
        ready,
        ngettext("%(n)s released page to publish", "%(n)s released pages to publish", ready)
        % {"n": ready},
        _("Publish them one by one, or put them into a package."),
        reverse("freigabe_liste"),
        _("Look at them"),
    )
    lost = Mitteilung.objects.lost().count()
    yield Aufgabe(
        lost,
        ngettext("%(n)s mail has not arrived", "%(n)s mails have not arrived", lost) % {"n": lost},
        _("They could not be handed over. Please check the addresses."),
        reverse("freigabe_mitteilungen"),
        _("Check the addresses"),
        DRINGEND,
    )
    resting = resting_drafts().count()
    yield Aufgabe(
        resting,
        ngettext("%(n)s draft rests", "%(n)s drafts rest", resting) % {"n": resting},
        _("Nobody has worked on it for more than 60 days."),
        reverse("freigabe_ruhende"),
        _("Look at the pages"),
        RUHIG,
    )


def resting_drafts() -> QuerySet[Page]:
    before = timezone.now() - datetime.timedelta(days=RESTING_DAYS)
    found = Page.objects.filter(has_unpublished_changes=True, latest_revision_created_at__lt=before)
    return found.order_by("latest_revision_created_at", "pk")


def administration_tasks() -> Iterator[Aufgabe]:
    """Bereiche in which nobody could release anything."""
    headless = [b for b in Bereich.objects.all() if not releasers_of(b).exists()]
    yield Aufgabe(
        len(headless),
        ngettext("%(n)s Bereich has no head", "%(n)s Bereiche have no head", len(headless))
        % {"n": len(headless)},
        _("Nobody can release their texts: %(names)s.")
        % {"names": ", ".join(str(b) for b in headless[:5])},
        reverse("zustaendigkeiten:index"),
        _("Responsibilities"),
    )
    users = get_user_model().objects.filter(is_active=True, email="", is_superuser=False).count()
    yield Aufgabe(
        users,
        ngettext("%(n)s account has no e-mail", "%(n)s accounts have no e-mail", users)
        % {"n": users},
        _("These people cannot be asked for anything."),
        reverse("wagtailusers_users:index"),
        _("Accounts"),
        RUHIG,
    )


def with_others(user: Any) -> list[BeiAnderen]:
    """What the Redaktion waits for; nothing for other roles."""
    if not stellung_of(user).is_central:
        return []
    return [*waiting_releases(), *waiting_voices()]


def waiting_releases() -> Iterable[BeiAnderen]:
    for state in open_states(FreigabeTask)[:50]:
        page = state.workflow_state.content_object
        link = state.arbeitslinks.order_by("-gueltig_bis").first()
        yield BeiAnderen(
            _("Head of %(bereich)s") % {"bereich": page.entwurfsstand.bereich},
            _("releases “%(title)s”") % {"title": page.draft_title},
            timezone.localdate(link.gueltig_bis) if link else None,
        )


def waiting_voices() -> Iterable[BeiAnderen]:
    for state in open_states(AbstimmungTask)[:50]:
        page, asked = state.workflow_state.content_object, state.abstimmung
        for voice in asked.stimmen.filter(antwort=Antwort.OFFEN).select_related("bereich"):
            yield BeiAnderen(
                str(voice.bereich),
                _("answers about “%(title)s”") % {"title": page.draft_title},
                asked.frist,
            )
