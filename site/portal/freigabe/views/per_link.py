"""Pages behind a link from a mail: release and agreement without an account.

Opening never decides anything. Every state has a page that says what is, what holds now, and what
can be done.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import TaskState

from .. import abstimmen, entscheidung, errors, links
from ..models.abstimmung import Antwort
from ..models.arbeitslink import Arbeitslink
from ..models.aufgaben import entwurfsstand_of, lock_page_of
from ..models.freigabe import Freigabe, Weg
from ..vorschau import open_files

UNKNOWN, EXPIRED, VOID, USED, OVER, CHANGED, NOT_YOURS = (
    "unbekannt",
    "abgelaufen",
    "zurueckgezogen",
    "benutzt",
    "entschieden",
    "geaendert",
    "nicht_zustaendig",
)
GONE = {UNKNOWN: 404, CHANGED: 409}


def state_of(link: Arbeitslink | None) -> str:
    """Why a link cannot be used, or "" if it can."""
    if link is None:
        return UNKNOWN
    if link.benutzt_am:
        return USED
    if link.task_state and link.task_state.status != TaskState.STATUS_IN_PROGRESS:
        cancelled = link.task_state.status == TaskState.STATUS_CANCELLED
        return VOID if cancelled else OVER
    if link.entwertet_am:
        is_changed = link.pruefsumme != current_checksum(link)
        return CHANGED if is_changed else VOID
    if link.is_expired():
        return EXPIRED
    if not links.may_still_act(link):
        return NOT_YOURS
    is_stale = link.art == Arbeitslink.Art.FREIGABE and link.pruefsumme != current_checksum(link)
    return CHANGED if is_stale else ""


def current_checksum(link: Arbeitslink) -> str:
    assert link.task_state is not None  # noqa: S101  links of these pages always have a step
    return entwurfsstand_of(link.task_state.workflow_state.content_object).pruefsumme


def show_state(request: HttpRequest, link: Arbeitslink | None, state: str) -> HttpResponse:
    own = request.path.removesuffix("neu/")
    context: dict[str, Any] = {"zustand": state, "link": link, "token_ziel": own}
    if link and link.task_state:
        page = link.task_state.workflow_state.content_object
        context["seite"] = page
        context["freigabe"] = Freigabe.objects.filter(page=page).first()
    return render(request, "freigabe/link_zustand.html", context, status=GONE.get(state, 410))


def too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "freigabe/link_zustand.html", {"zustand": "zu_oft"}, status=429)


@never_cache
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def freigeben(request: HttpRequest, token: str) -> HttpResponse:
    """Release by link: the same page as in the admin, decided once."""
    link = links.find(token, Arbeitslink.Art.FREIGABE)
    if (link is None or request.method == "POST") and links.too_many_tries(
        request, "freigabe", link
    ):
        return too_many(request)
    reason = state_of(link)
    if link is None or reason:
        return show_state(request, link, reason)
    if request.method == "POST":
        return decide_by_link(request, link)
    links.opened(link)
    return show_decision(request, link)


def show_decision(
    request: HttpRequest, link: Arbeitslink, result: entscheidung.Ergebnis | None = None
) -> HttpResponse:
    context = {
        "e": entscheidung.load(link.task_state),
        "link": link,
        "ergebnis": result,
        "nachricht": request.POST.get("comment", ""),
    }
    status = 200 if result is None else 422 if result.art in {"grund", "unklar"} else 409
    return render(request, "freigabe/link_entscheiden.html", context, status=status)


@never_cache
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD"])
def vorschau(request: HttpRequest, token: str) -> HttpResponse:
    """The draft as readers will see it, for as long as the link can be used."""
    link = links.find(token, Arbeitslink.Art.FREIGABE, Arbeitslink.Art.STIMME)
    if link is None and links.too_many_tries(request, "freigabe"):
        return too_many(request)
    reason = state_of(link)
    if link is None or link.task_state is None or reason:
        return show_state(request, link, reason or UNKNOWN)
    page = link.task_state.workflow_state.content_object.specific
    draft = page.get_latest_revision().as_object()
    answer: HttpResponse = draft.make_preview_request(request, draft.default_preview_mode)
    answer["X-Robots-Tag"] = "noindex"
    open_files(answer, link)
    return answer


def decide_by_link(request: HttpRequest, link: Arbeitslink) -> HttpResponse:
    """Decide and use the link up in one transaction; a refusal leaves the link as it was."""
    with transaction.atomic():
        lock_page_of(link.task_state_id or 0)
        locked = Arbeitslink.objects.select_for_update().get(pk=link.pk)
        if reason := state_of(locked):
            return show_state(request, locked, reason)
        result = entscheidung.decide(link.task_state, link.user, request.POST, weg=Weg.LINK)
        if result.is_done:
            links.use(locked)
    if not result.is_done:
        return show_decision(request, link, result)
    link.refresh_from_db()
    context = {"ergebnis": result, "link": link, "e": None, "task_state": link.task_state}
    return render(request, "freigabe/link_fertig.html", context)


@never_cache
@require_POST
def neuer_link(request: HttpRequest, token: str) -> HttpResponse:
    """An expired link asks for a new one: it goes to the recipient on record, to nobody else."""
    link = links.find(token, Arbeitslink.Art.FREIGABE, Arbeitslink.Art.STIMME)
    if links.too_many_tries(request, "neuer_link", link):
        return too_many(request)
    state = state_of(link)
    if link is None or state not in {"", EXPIRED, CHANGED}:
        return show_state(request, link, state)
    if not state:
        # Somebody went back in the browser: the link they hold can still be used.
        return redirect(f"freigabe_link_{link.art}", token)
    if not links.request_new(link):
        return show_state(request, link, NOT_YOURS)
    return render(request, "freigabe/link_zustand.html", {"zustand": "neu"})


@never_cache
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def zustimmen(request: HttpRequest, token: str) -> HttpResponse:
    """The answer of a Bereich to an Abstimmung, by link from its mailbox."""
    link = links.find(token, Arbeitslink.Art.STIMME)
    if (link is None or request.method == "POST") and links.too_many_tries(request, "stimme", link):
        return too_many(request)
    reason = state_of(link)
    if link is None or reason:
        return show_state(request, link, reason)
    links.opened(link)
    return answer_round(request, link)


def answer_round(request: HttpRequest, link: Arbeitslink) -> HttpResponse:
    asked = link.task_state.abstimmung  # type: ignore[union-attr]
    stimme = asked.stimmen.get(bereich=link.bereich)
    context: dict[str, Any] = {
        "e": entscheidung.load(link.task_state),
        "stimme": stimme,
        "abstimmung": asked,
        "antworten": [a for a in Antwort.choices if a[0] != Antwort.OFFEN],
        "text": request.POST.get("text", ""),
    }
    if request.method != "POST":
        return render(request, "freigabe/link_stimme.html", context)
    try:
        with transaction.atomic():
            lock_page_of(link.task_state_id or 0)
            if not links.use(link):
                return show_state(request, link, USED)
            abstimmen.answer(stimme, request.POST.get("antwort", ""), context["text"])
    except errors.AktionVerweigert as refusal:
        context["fehler"] = str(refusal)
        return render(request, "freigabe/link_stimme.html", context, status=422)
    return render(request, "freigabe/link_stimme.html", context | {"fertig": True})
