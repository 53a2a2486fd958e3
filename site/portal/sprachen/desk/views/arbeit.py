"""The worksheet: type, take over, have it translated, say that it was read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation

from portal.core.languages import SIMPLE_LANGUAGE, SOURCE_LANGUAGE, direction

from ..arbeit import Text, save_texts, texts_of
from ..maschine.lauf import DienstVerweigert, translate_open_texts
from ..speicher import apply_all
from ..stand import check_machine_texts, confirm, stand_of
from .tafel import require_desk

FIELD = "text-"


def translation_for(request: HttpRequest, pk: int) -> tuple[Translation, Page]:
    """The translation and its page, if the user may edit that page."""
    require_desk(request)
    found = get_object_or_404(
        Translation.objects.select_related("source", "target_locale"), pk=pk, enabled=True
    )
    page = get_object_or_404(
        Page, translation_key=found.source.object_id, locale_id=found.target_locale_id
    ).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return found, page


@require_http_methods(["GET", "HEAD", "POST"])
def arbeitsblatt(request: HttpRequest, translation_id: int) -> HttpResponse:
    translation, page = translation_for(request, translation_id)
    if request.method == "POST":
        save(request, translation)
        return redirect("uebersetzungen_blatt", translation_id)
    texts = texts_of(translation)
    code = translation.target_locale.language_code
    return render(
        request,
        "sprachen/desk/arbeitsblatt.html",
        {
            "translation": translation,
            "seite": page,
            "code": code,
            "richtung": direction(code),
            "offene": [text for text in texts if text.offen],
            "im_speicher": any(text.angebote for text in texts),
            "maschinelle": [text for text in texts if text.maschinell and not text.offen],
            "fertige": [text for text in texts if not text.offen and not text.maschinell],
            "anzahl": len(texts),
            "stand": stand_of(page),
            "maschine": service_for(translation),
        },
    )


def service_for(translation: Translation) -> Any:
    """The service that is set up, if it knows both languages."""
    service = get_machine_translator()
    if service is None:
        return None
    known = service.can_translate(translation.source.locale, translation.target_locale)
    return service if known else None


def save(request: HttpRequest, translation: Translation) -> None:
    """Store what was typed; the pressed button may add one offered text."""
    typed = {
        int(name.removeprefix(FIELD)): str(value)
        for name, value in request.POST.items()
        if name.startswith(FIELD) and name.removeprefix(FIELD).isdigit()
    }
    typed.update(taken_over(request.POST.get("uebernehmen", ""), texts_of(translation)))
    saved, faulty = save_texts(translation, typed, request.user)
    if faulty:
        messages.error(request, _("A text has an error. It is kept and shown below."))
    messages.success(
        request,
        ngettext("%(n)s text is saved.", "%(n)s texts are saved.", saved) % {"n": saved},
    )


def taken_over(value: str, texts: list[Text]) -> dict[int, str]:
    """The offer a button stands for: "segment:number", or "segment:vorher"."""
    pk, _colon, which = value.partition(":")
    for text in texts:
        if str(text.segment) != pk:
            continue
        if which == "vorher" and text.vorher:
            return {text.segment: text.vorher.uebersetzung}
        if which.isdigit() and int(which) < len(text.angebote):
            return {text.segment: text.angebote[int(which)].text}
    return {}


@require_POST
def speicher(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Fill all open texts from the memory."""
    translation, _page = translation_for(request, translation_id)
    filled = apply_all(translation, request.user)
    messages.success(
        request,
        ngettext(
            "%(n)s text was found in the memory.", "%(n)s texts were found in the memory.", filled
        )
        % {"n": filled},
    )
    return redirect("uebersetzungen_blatt", translation_id)


@require_POST
def maschine(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Have all open texts translated by the service that is set up."""
    translation, _page = translation_for(request, translation_id)
    try:
        done = translate_open_texts(translation, request.user)
    except DienstVerweigert as reason:
        messages.error(request, str(reason))
    else:
        messages.success(
            request,
            ngettext(
                "%(n)s text was translated by machine. Read it before it goes to review.",
                "%(n)s texts were translated by machine. Read them before they go to review.",
                done,
            )
            % {"n": done},
        )
    return redirect("uebersetzungen_blatt", translation_id)


@require_POST
def gelesen(request: HttpRequest, translation_id: int) -> HttpResponse:
    """A person has read all texts that a machine wrote."""
    translation, _page = translation_for(request, translation_id)
    number, is_live = check_machine_texts(translation, request.user)
    if number and is_live:
        messages.success(request, _("Recorded: you have read these texts. The note goes away."))
    elif number:
        messages.success(
            request, _("Recorded. It counts as soon as these texts are submitted and published.")
        )
    return redirect("uebersetzungen_blatt", translation_id)


@require_POST
def bestaetigen(request: HttpRequest, page_pk: int) -> HttpResponse:
    """A page written by hand (Leichte Sprache) corresponds to the German text of today."""
    require_desk(request)
    page = get_object_or_404(Page, pk=page_pk)
    by_hand = page.locale.language_code == SIMPLE_LANGUAGE or not is_kept_by_strings(page)
    if page.locale.language_code == SOURCE_LANGUAGE or not by_hand or not page.live:
        raise PermissionDenied
    if not page.specific.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    confirm(page, request.user)
    messages.success(request, _("Recorded: this text corresponds to the German one of today."))
    return redirect("uebersetzungen")


def is_kept_by_strings(page: Page) -> bool:
    return bool(
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        ).exists()
    )
