"""Packages in the admin: a list, and one page on which everything about a package is done."""

from __future__ import annotations

import datetime
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.models import Page, TaskState

from .. import errors, pakete
from ..models import Paket, VeroeffentlichungTask
from ..stellung import stellung_of

# Databases store no date outside of these without trouble; nobody plans a package there.
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2999


class PaketForm(forms.ModelForm):
    """Title and date. Dates are text: a browser's own field follows the browser's language."""

    termin = forms.DateTimeField(
        label=gettext_lazy("not before"),
        required=False,
        input_formats=["%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M", "%d.%m.%y %H:%M", "%Y-%m-%d %H:%M"],
        help_text=gettext_lazy("For example 02.12.2026 17:00. Empty: published by hand."),
        error_messages={"invalid": gettext_lazy("Write day and time like 02.12.2026 17:00.")},
    )

    def clean_termin(self) -> datetime.datetime | None:
        termin: datetime.datetime | None = self.cleaned_data["termin"]
        if termin is not None and not FIRST_YEAR <= termin.year <= LAST_YEAR:
            raise ValidationError(self.fields["termin"].error_messages["invalid"])
        return termin

    class Meta:
        model = Paket
        fields = ["titel", "termin"]


def require_central(request: HttpRequest) -> None:
    if not stellung_of(request.user).is_central:
        raise PermissionDenied


@require_http_methods(["GET", "POST"])
def liste(request: HttpRequest) -> HttpResponse:
    """All packages; on POST a new one."""
    require_central(request)
    form = PaketForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        return redirect(
            "freigabe_paket", pakete.create(data["titel"], data["termin"], request.user).pk
        )
    context = {"pakete": Paket.objects.all()[:100], "form": form}
    return render(request, "freigabe/pakete.html", context)


@require_http_methods(["GET", "POST"])
def paket(request: HttpRequest, pk: int) -> HttpResponse:
    """One package; every button posts here."""
    require_central(request)
    found = get_object_or_404(Paket, pk=pk)
    if request.method == "POST":
        try:
            text = carry_out(request, found)
        except errors.AktionVerweigert as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, text)
        return redirect("freigabe_paket", pk)
    return render(request, "freigabe/paket.html", context_of(found))


def context_of(found: Paket) -> dict[str, Any]:
    blocked = {h.page.pk: h.grund for h in pakete.hindernisse(found) if h.page}
    rows = [{"page": page, "grund": blocked.get(page.pk, "")} for page in pakete.pages_of(found)]
    return {
        "paket": found,
        "zeilen": rows,
        "is_approved": pakete.is_approved(found),
        "blockiert": len(blocked),
        "kandidaten": candidates(found),
        "form": PaketForm(instance=found),
    }


def candidates(found: Paket) -> list[Page]:
    """Pages that wait for their publication and are in no package."""
    waiting = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        task__in=VeroeffentlichungTask.objects.values("task_ptr"),
    ).values_list("workflow_state__object_id", flat=True)
    pages = Page.objects.filter(pk__in=[int(pk) for pk in waiting])
    taken = pages.filter(paketinhalte__paket__in=Paket.objects.exclude(stand=Paket.Stand.ONLINE))
    return list(pages.exclude(pk__in=taken.values("pk")).order_by("draft_title")[:200])


def carry_out(request: HttpRequest, found: Paket) -> str:
    """Do what the button says; returns the sentence that tells of it."""
    deed = request.POST.get("tat", "")
    if deed in {"hinzufuegen", "entfernen"}:
        chosen = request.POST.get("page", "")
        page = get_object_or_404(Page, pk=int(chosen) if chosen.isdecimal() else 0)
        (pakete.add if deed == "hinzufuegen" else pakete.remove)(found, page, request.user)
        return _("Saved. The package needs its approval anew.")
    if deed == "freigeben":
        pakete.approve(found, request.user)
        return _("The package is approved as it is now.")
    if deed == "veroeffentlichen":
        pakete.publish(found, request.user)
        return _("Everything in the package is online.")
    return change_date(request, found)


def change_date(request: HttpRequest, found: Paket) -> str:
    form = PaketForm(request.POST, instance=Paket(pk=found.pk))
    if not form.is_valid():
        raise errors.AktionVerweigert(" ".join(str(m) for e in form.errors.values() for m in e))
    pakete.rename(found, form.cleaned_data["titel"], form.cleaned_data["termin"], request.user)
    return _("Saved.")
