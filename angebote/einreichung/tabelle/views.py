"""Pages of the bulk entry: upload, preview, taking over; downloads with the same columns."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from portal.core.languages import SOURCE_LANGUAGE
from portal.register.models import Bereich

from ...models import Angebot
from ..dienst import may_submit_for
from ..views import bereich_for
from .ausgabe import as_csv, as_xlsx
from .datei import MAX_BYTES, MAX_ROWS, DateiFehlerError, Zeilen, read_file
from .plan import Plan
from .spalten import KOPF
from .uebernehmen import PlanVeraltetError, preview, take_over

SALT: Final = "angebote.tabelle"
# A preview that is older is asked for anew; the table itself stands in the page, not on the server.
PREVIEW_SECONDS: Final = 2 * 60 * 60
MAX_TOKEN: Final = 2_000_000
TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def writer_bereich(request: HttpRequest, pk: int) -> Bereich:
    """The Bereich that the user writes offers for; 403 otherwise."""
    bereich = bereich_for(request, pk)
    if not may_submit_for(request.user, bereich):
        raise PermissionDenied
    return bereich


@require_http_methods(["GET", "HEAD", "POST"])
def tabelle(request: HttpRequest, bereich_pk: int) -> HttpResponse:
    """Upload a table, look at what it would do, then take it over: three states of one page."""
    bereich = writer_bereich(request, bereich_pk)
    if request.method != "POST":
        return show(request, bereich)
    try:
        if "vorschau" in request.POST:
            return taken_over(request, bereich, request.POST["vorschau"])
        return previewed(request, bereich)
    except DateiFehlerError as error:
        return show(request, bereich, status=422, fehler=str(error))


def previewed(request: HttpRequest, bereich: Bereich) -> HttpResponse:
    file = request.FILES.get("datei")
    if file is None:
        raise DateiFehlerError(_("Choose a file first."))
    if file.size is None or file.size > MAX_BYTES:
        raise DateiFehlerError(
            _("The file is larger than %(size)s MB. Split it into several files.")
            % {"size": MAX_BYTES // 1_000_000}
        )
    table = read_file(file.read(), KOPF)
    return show_plan(request, bereich, table)


def show_plan(request: HttpRequest, bereich: Bereich, table: Zeilen, **more: Any) -> HttpResponse:
    plan = preview(table, request.user, bereich)
    content = {"k": table.kopf, "z": table.zeilen, "f": plan.fingerabdruck}
    token = signing.dumps([request.user.pk, bereich.pk, content], salt=SALT, compress=True)
    if len(token) > MAX_TOKEN:
        raise DateiFehlerError(_("The file holds too much text. Split it into several files."))
    status = 422 if plan.fehlerhafte and not plan.offene else 200
    return show(request, bereich, status=status, plan=plan, vorschau=token, **more)


def taken_over(request: HttpRequest, bereich: Bereich, token: str) -> HttpResponse:
    table, fingerprint = seen_table(request, bereich, token)
    try:
        plan = take_over(table, request.user, bereich, expected=fingerprint)
    except PlanVeraltetError:
        return show_plan(request, bereich, table, veraltet=True)
    messages.success(request, summary(plan))
    return redirect("einreichung_uebersicht_bereich", bereich.pk)


def seen_table(request: HttpRequest, bereich: Bereich, token: str) -> tuple[Zeilen, str]:
    """Return the table of the preview; it holds for the user and the Bereich it was made for."""
    try:
        user, target, content = signing.loads(token, salt=SALT, max_age=PREVIEW_SECONDS)
    except signing.BadSignature as error:
        raise DateiFehlerError(_("The preview has expired. Upload the file once more.")) from error
    if (user, target) != (request.user.pk, bereich.pk):
        raise DateiFehlerError(_("The preview has expired. Upload the file once more."))
    rows = tuple((number, tuple(cells)) for number, cells in content["z"])
    return Zeilen(tuple(content["k"]), rows), str(content["f"])


def summary(plan: Plan) -> str:
    new, changed = len(plan.neue), len(plan.geaenderte)
    parts = [
        ngettext("%(n)s new draft", "%(n)s new drafts", new) % {"n": new} if new else "",
        ngettext("%(n)s offer changed", "%(n)s offers changed", changed) % {"n": changed}
        if changed
        else "",
    ]
    said = ", ".join(filter(None, parts)) or _("nothing was different")
    return _("Table taken over: %(summary)s. Nothing is online before it is released.") % {
        "summary": said
    }


def show(request: HttpRequest, bereich: Bereich, status: int = 200, **context: Any) -> HttpResponse:
    context |= {"bereich": bereich, "hoechstens": MAX_ROWS}
    return render(request, "angebote/einreichung/tabelle.html", context, status=status)


@require_http_methods(["GET", "HEAD"])
def ausgabe(request: HttpRequest, bereich_pk: int, art: str) -> HttpResponse:
    """The offers of a Bereich, newest drafts, as a file that can be changed and uploaded again."""
    bereich = bereich_for(request, bereich_pk)
    pages = Angebot.objects.filter(
        locale__language_code=SOURCE_LANGUAGE, entwurfsstand__bereich=bereich
    ).order_by("title")
    content = as_csv(pages) if art == "csv" else as_xlsx(pages)
    return download(content, f"angebote-{bereich.slug}-{timezone.localdate():%Y-%m-%d}.{art}", art)


@require_http_methods(["GET", "HEAD"])
def muster(request: HttpRequest, bereich_pk: int) -> HttpResponse:
    """The empty table with help and allowed words."""
    writer_bereich(request, bereich_pk)
    return download(as_xlsx(), "angebote-muster.xlsx", "xlsx")


def download(content: bytes, name: str, art: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES[art])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
