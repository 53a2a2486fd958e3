"""One translation as a file, and back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ..austausch.einheiten import MAX_BYTES, DateiVerweigert
from ..austausch.einlesen import CONTENT_TYPES, Ergebnis, parse, take_in, written
from .arbeit import translation_for


class DateiForm(forms.Form):
    """A file, and whether it may replace what was changed after it was written.

    wagtail-localize's editor calls the file "file".
    """

    datei = forms.FileField(
        label=_("File"),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty. Export it anew from your program."),
        },
    )
    ersetzen = forms.BooleanField(
        label=_("Replace texts that were changed here after the export"), required=False
    )


@require_http_methods(["GET", "HEAD"])
def ausgeben(request: HttpRequest, translation_id: int, format_name: str) -> HttpResponse:
    translation, _page = translation_for(request, translation_id)
    if format_name not in CONTENT_TYPES:
        raise Http404
    answer = HttpResponse(
        written(translation, format_name), content_type=CONTENT_TYPES[format_name]
    )
    name = slugify(translation.source.object_repr) or "uebersetzung"
    code = translation.target_locale.language_code
    answer["Content-Disposition"] = f'attachment; filename="{name}-{code}.{format_name}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def dateien(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Export links and the form; on POST what became of the texts of the file."""
    translation, page = translation_for(request, translation_id)
    files: Any = request.FILES.copy()
    if "file" in files:
        files["datei"] = request.FILES["file"]
    form = DateiForm(request.POST, files) if request.method == "POST" else DateiForm()
    ergebnis: Ergebnis | None = None
    if form.is_valid():
        upload = form.cleaned_data["datei"]
        try:
            datei = parse(upload.name, upload.read(MAX_BYTES + 1))
            ergebnis = take_in(
                translation, datei, request.user, replace=form.cleaned_data["ersetzen"]
            )
        except DateiVerweigert as reason:
            form.add_error("datei", str(reason))
    return render(
        request,
        "sprachen/desk/dateien.html",
        {
            "translation": translation,
            "seite": page,
            "code": translation.target_locale.language_code,
            "form": form,
            "ergebnis": ergebnis,
            "formate": list(CONTENT_TYPES),
        },
    )
