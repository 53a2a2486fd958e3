"""The table, and the button of a cell that has no page yet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.core.languages import OFFERED, SOURCE_LANGUAGE
from portal.freigabe.stellung import stellung_of

from ...models import Textaenderung
from ..anlegen import NichtAnlegbar, begin
from ..forms import FilterForm
from ..klein import declare_small
from ..stand import Stand
from ..tafel import tafel
from ..vorab import back_to_live, translate_ahead, waiting_pages

# What a state means for readers, beside its word in the legend.
MEANINGS = {
    Stand.FEHLT: gettext_lazy("readers see a note"),
    Stand.VERALTET: gettext_lazy("the German text is newer"),
    Stand.ARBEIT: gettext_lazy("a draft, or in review"),
    Stand.MASCHINE: gettext_lazy("online with a note"),
    Stand.UNGEPRUEFT: gettext_lazy("written by a person, read by nobody else"),
    Stand.GEPRUEFT: gettext_lazy("another person or a Prüfgruppe has read it"),
}
RECENT = 5


def require_desk(request: HttpRequest) -> None:
    """Redaktion, Administration and translators."""
    stellung = stellung_of(request.user)
    if not (stellung.is_central or stellung.is_translator):
        raise PermissionDenied


@require_http_methods(["GET", "HEAD"])
def uebersicht(request: HttpRequest) -> HttpResponse:
    require_desk(request)
    form = FilterForm(request.GET)
    # The title of a page for some readers only is not for everybody who translates.
    auswahl = replace(form.auswahl(), oeffentlich=not stellung_of(request.user).is_central)
    found = tafel(auswahl, request.GET.get("seite"))
    query = request.GET.copy()
    query.pop("seite", None)
    own = dict(OFFERED)
    return render(
        request,
        "sprachen/desk/tafel.html",
        {
            "form": form,
            "tafel": found,
            "sprachen": [(code, own[code]) for code in found.codes],
            "legende": [(s, MEANINGS[s], found.anzahl[s]) for s in Stand],
            "anzahl_zellen": sum(found.anzahl.values()),
            "query": query.urlencode(),
            "aenderungen": recent_changes(request),
            "wartende": waiting_pages() if stellung_of(request.user).is_central else [],
            "zentral": stellung_of(request.user).is_central,
            "von_hand": outdated_by_hand(),
        },
    )


def recent_changes(request: HttpRequest) -> list[Textaenderung]:
    """The last German changes that made translations outdated, for who may call them small."""
    if not stellung_of(request.user).is_central:
        return []
    changes = (
        Textaenderung.objects.online()
        .filter(klein=False, page__translation_key__in=outdated_keys())
        .select_related("page", "von")
    )
    newest: dict[int, Textaenderung] = {}
    for change in changes[:100]:
        newest.setdefault(change.page_id, change)
    return list(newest.values())[:RECENT]


def outdated_by_hand() -> list[Page]:
    """Pages of Leichte Sprache (and others no strings keep) that somebody has to compare."""
    kept = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"),
        target_locale_id=OuterRef("locale_id"),
        enabled=True,
    )
    pages = Page.objects.live().filter(uebersetzungsstand__veraltet_seit__isnull=False)
    return list(
        pages.exclude(Exists(kept))
        .select_related("locale", "uebersetzungsstand")
        .order_by("uebersetzungsstand__veraltet_seit")[:RECENT]
    )


def outdated_keys() -> Any:
    return Page.objects.filter(uebersetzungsstand__veraltet_seit__isnull=False).values(
        "translation_key"
    )


@require_POST
def anlegen(request: HttpRequest) -> HttpResponse:
    """Begin the translation of a cell and go to the work. The button's value is page:language."""
    require_desk(request)
    pk, _colon, code = request.POST.get("anlegen", "").partition(":")
    page = get_object_or_404(
        Page, pk=pk if pk.isdigit() else 0, locale__language_code=SOURCE_LANGUAGE
    )
    try:
        target = begin(page, code, request.user)
    except NichtAnlegbar as reason:
        messages.error(request, str(reason))
        return redirect("uebersetzungen")
    return redirect("wagtailadmin_pages:edit", target.pk)


@require_POST
def kleine_aenderung(request: HttpRequest, pk: int) -> HttpResponse:
    """Afterwards: the last change of a German page was a small one."""
    if not stellung_of(request.user).is_central:
        raise PermissionDenied
    change = get_object_or_404(Textaenderung, pk=pk)
    newest = Textaenderung.objects.online().filter(page_id=change.page_id).first()
    if newest != change or change.klein:
        messages.error(request, _("The text has been changed again meanwhile. Look at it anew."))
        return redirect("uebersetzungen")
    behind = declare_small(change, request.user)
    if behind:
        messages.warning(
            request,
            _("Recorded. A new text has no translation yet: %(n)s languages wait for it.")
            % {"n": behind},
        )
    else:
        messages.success(request, _("Recorded. The translations stay valid."))
    return redirect("uebersetzungen")


@require_POST
def vorab(request: HttpRequest, page_pk: int) -> HttpResponse:
    """Open a text that is not online yet for translation, or close it again."""
    page = get_object_or_404(Page, pk=page_pk)
    if "zurueck" in request.POST:
        back_to_live(page, request.user)
        messages.success(request, _("Translators see the text that is online again."))
    else:
        translate_ahead(page, request.user)
        messages.success(
            request, _("Translators see the new text now. Readers see nothing of it yet.")
        )
    return redirect("uebersetzungen")
