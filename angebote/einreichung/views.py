"""Pages of the submission. They stand in the admin's addresses but not in its frame."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from portal.freigabe.errors import AktionVerweigert
from portal.freigabe.stellung import stellung_of
from portal.register.models import Bereich

from ..auswahl import Wochentag
from ..models import Angebot
from .aehnlich import similar_offers
from .aktualitaet import confirm, offers_to_confirm
from .bestaetigen import save_answers
from .dienst import draft_of, may_submit_for, save_draft, submit
from .formular import KurzForm
from .uebersicht import overview
from .uebertragen import initial_of, last_time

# Rows of times in sight of a new offer; the others are folded while they are empty.
FIRST_ROWS: Final = 2


def bereich_for(request: HttpRequest, pk: int | None = None) -> Bereich:
    """The Bereich that the user acts for; 403 for a foreign one, 404 where there is none at all."""
    stellung = stellung_of(request.user)
    allowed = (
        Bereich.objects.all()
        if stellung.is_central
        else Bereich.objects.filter(pk__in=stellung.bereiche)
    )
    if pk is not None:
        bereich = allowed.filter(pk=pk).first()
        if bereich is None:
            raise PermissionDenied
        return bereich
    first = allowed.order_by("slug").first() if not stellung.is_central else None
    if first is None:
        raise Http404
    return first


@require_http_methods(["GET", "HEAD"])
def unsere_angebote(request: HttpRequest, bereich_pk: int | None = None) -> HttpResponse:
    """Landing page of a Fachbereich: what waits for them, what waits for others, what is online."""
    bereich = bereich_for(request, bereich_pk)
    others = Bereich.objects.filter(pk__in=stellung_of(request.user).bereiche).exclude(
        pk=bereich.pk
    )
    context = {"u": overview(bereich), "andere_bereiche": others}
    return render(request, "angebote/einreichung/uebersicht.html", context)


@require_POST
def stimmen_noch(request: HttpRequest, bereich_pk: int) -> HttpResponse:
    """Confirm the ticked offers at once."""
    bereich = bereich_for(request, bereich_pk)
    chosen = {pk for pk in request.POST.getlist("stimmt") if pk.isdigit()}
    offers = Angebot.objects.live().filter(pk__in=chosen, zustaendiger_bereich=bereich)
    for page in offers:
        confirm(page, request.user)
    text = ngettext("%(n)s offer confirmed.", "%(n)s offers confirmed.", len(offers))
    messages.success(request, text % {"n": len(offers)})
    return redirect("einreichung_uebersicht_bereich", bereich.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def neu(request: HttpRequest, bereich_pk: int | None = None) -> HttpResponse:
    """The short form for a new offer, prefilled from the last one of the Bereich."""
    bereich = bereich_for(request, bereich_pk)
    if not may_submit_for(request.user, bereich):
        raise PermissionDenied
    last = Angebot.objects.filter(zustaendiger_bereich=bereich, locale__language_code="de").last()
    return form_page(request, bereich, None, last_time(last) if last else {})


@require_http_methods(["GET", "HEAD", "POST"])
def aendern(request: HttpRequest, page_pk: int) -> HttpResponse:
    """The short form for an offer that exists; 403 where the user may not edit it now."""
    page = get_object_or_404(Angebot, pk=page_pk, locale__language_code="de")
    draft = draft_of(page, request.user)
    bereich = draft.zustaendiger_bereich
    if bereich is None:
        return redirect("wagtailadmin_pages:edit", page.pk)
    return form_page(request, bereich, page, initial_of(draft))


def form_page(
    request: HttpRequest, bereich: Bereich, page: Angebot | None, initial: dict[str, Any]
) -> HttpResponse:
    """Show the form, or save it as a draft or submission. What was typed is always still there."""
    if request.method != "POST":
        return show_form(request, KurzForm(initial=initial, bereich=bereich), bereich, page)
    is_draft = request.POST.get("aktion") != "einreichen"
    form = KurzForm(request.POST, initial=initial, bereich=bereich, draft=is_draft)
    if not form.is_valid():
        # What is typed is kept on the screen; a half readable text must not overwrite a good draft.
        return show_form(request, form, bereich, page, status=422)
    similar = (
        []
        if is_draft or page or "neu" in request.POST
        else similar_offers(form.cleaned_data["title"], request.user)
    )
    if similar:
        return show_form(request, form, bereich, page, status=409, aehnlich=similar, fragen=True)
    try:
        with transaction.atomic():
            saved = save_draft(form, request.user, bereich, page, clean=not is_draft)
            if not is_draft:
                submit(saved, request.user)
    except (ValidationError, AktionVerweigert) as refusal:
        form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
        return show_form(request, form, bereich, page, status=422)
    if is_draft:
        messages.success(request, _("Draft saved. Only your Bereich and the editors see it."))
        return redirect("einreichung_aendern", saved.pk)
    messages.success(request, _("Submitted. Here you always see how far it is."))
    return redirect("einreichung_uebersicht_bereich", bereich.pk)


def show_form(
    request: HttpRequest,
    form: KurzForm,
    bereich: Bereich,
    page: Angebot | None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    rows = form.zeilen()
    in_sight = max(
        [FIRST_ROWS, *(row["nr"] for row in rows if row["tag"] or row["von"] or row["bis"])]
    )
    context = {
        "form": form,
        "zeilen": rows[:in_sight],
        "weitere_zeilen": rows[in_sight:],
        "bereich": bereich,
        "angebot": page,
        "sichtbar": [form[name] for name in form.VISIBLE],
        "gefaltet": [form[name] for name in form.FOLDED],
        "wochentage": [(str(value), name) for value, name in Wochentag.choices],
    }
    return render(request, "angebote/einreichung/formular.html", context | more, status=status)


@require_http_methods(["GET", "HEAD"])
def aehnliche(request: HttpRequest) -> HttpResponse:
    """The list of similar offers as a piece of HTML, for the form while a name is typed."""
    if not stellung_of(request.user).bereiche and not stellung_of(request.user).is_central:
        raise PermissionDenied
    found = similar_offers(request.GET.get("q", ""), request.user)
    return render(request, "angebote/einreichung/_aehnlich.html", {"aehnlich": found})


@require_http_methods(["GET", "HEAD", "POST"])
def angaben(request: HttpRequest, bereich_pk: int) -> HttpResponse:
    """All due offers of a Bereich on one page, three answers each, with an account."""
    bereich = bereich_for(request, bereich_pk)
    saved = 0
    if request.method == "POST":
        saved, wrong = save_answers(request.POST, offers_to_confirm(bereich), request.user)
        if not wrong:
            text = ngettext("%(n)s answer saved.", "%(n)s answers saved.", saved)
            messages.success(request, text % {"n": saved})
            return redirect("einreichung_uebersicht_bereich", bereich.pk)
    else:
        wrong = {}
    context = {
        "bereich": bereich,
        "faellige": offers_to_confirm(bereich),
        "fehler": wrong,
        "gespeichert": saved,
    }
    return render(
        request, "angebote/einreichung/angaben.html", context, status=422 if wrong else 200
    )
