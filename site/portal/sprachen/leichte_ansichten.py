"""Leichte Sprache in the admin: the check in the editor and on its own page, and the Prüfgruppe."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Page

from portal.freigabe.stellung import stellung_of

from .leicht import wording
from .leichte_texte import findings_of, is_simple, record_test
from .models import LeichtePruefung


class PruefungForm(forms.Form):
    """Which group has tested the text, and when."""

    pruefgruppe = forms.CharField(
        label=gettext_lazy("Tested by (name of the group)"),
        max_length=120,
        help_text=gettext_lazy("The group, no names of persons. It is shown to readers."),
    )
    geprueft_am = forms.DateField(
        label=gettext_lazy("Tested on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def clean_geprueft_am(self) -> Any:
        day = self.cleaned_data["geprueft_am"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("The test cannot lie in the future."))
        return day


def editor_notice(page: Page, request: HttpRequest) -> SafeString:
    """The panel above the form of a page in Leichte Sprache; "" for every other page."""
    if not is_simple(page) or page.pk is None:
        return SafeString("")
    context = {
        "seite": page,
        "pruefung": LeichtePruefung.objects.filter(page_id=page.pk).first(),
        "texte": in_words(page),
        "adresse": reverse("leichte_sprache", args=[page.pk]),
        "adresse_pruefen": reverse("leichte_sprache_pruefen", args=[page.pk]),
    }
    return render_to_string("sprachen/leicht/tafel.html", context, request=request)


def in_words(page: Page) -> list[dict[str, Any]]:
    """Findings of a page by text, in the active language."""
    return [
        {
            "name": label,
            "befunde": [
                {"regel": wording.message(one), "stelle": one.text, "rat": wording.advice(one)}
                for one in findings
            ],
        }
        for label, findings in findings_of(page)
    ]


def simple_draft(request: HttpRequest, page_id: int) -> Page:
    """Newest draft of a page in Leichte Sprache that the user may edit."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = page.get_latest_revision_as_object() if page.latest_revision_id else page.specific
    if not is_simple(draft):
        raise Http404
    return draft


@require_http_methods(["GET", "HEAD", "POST"])
def leichte_sprache(request: HttpRequest, page_id: int) -> HttpResponse:
    """Findings of the newest draft; the Redaktion enters here who has tested the text."""
    page = simple_draft(request, page_id)
    may_enter = stellung_of(request.user).is_central
    if request.method == "POST" and not may_enter:
        raise PermissionDenied
    form = PruefungForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        record_test(Page.objects.get(pk=page.pk), **entered(form), user=request.user)
        messages.success(request, _("The test is recorded."))
        return redirect("leichte_sprache", page.pk)
    context = {
        "seite": page,
        "texte": in_words(page),
        "pruefung": LeichtePruefung.objects.filter(page_id=page.pk).first(),
        "form": form if may_enter else None,
    }
    return render(request, "sprachen/leicht/seite.html", context)


def entered(form: PruefungForm) -> dict[str, Any]:
    return {"gruppe": form.cleaned_data["pruefgruppe"], "am": form.cleaned_data["geprueft_am"]}


@require_POST
def pruefen(request: HttpRequest, page_id: int) -> HttpResponse:
    """Findings of what stands in the editor's form right now. Nothing is saved."""
    page = simple_draft(request, page_id)
    form_class = page.get_edit_handler().get_form_class()
    parent = page.get_parent().specific
    form = form_class(request.POST, instance=page, parent_page=parent, for_user=request.user)
    form.defer_required_fields()
    readable = form.is_valid()
    context = {
        "seite": form.save(commit=False) if readable else page,
        "ungespeichert": readable,
        "fehler": [] if readable else list(form.errors),
    }
    context["texte"] = in_words(context["seite"]) if readable else []
    return render(request, "sprachen/leicht/seite.html", context)
