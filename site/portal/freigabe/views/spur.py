"""The trace of a page: as a table, and as a PDF for the audit office."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from portal.druck.render import PdfUnavailableError, make_pdf, stylesheet

from ..links import open_links
from ..spur import trace_of
from ..stellung import stellung_of


def page_for(request: HttpRequest, page_id: int) -> Page:
    """The page, if the user may see its history; a foreign one is refused like everywhere."""
    page = get_object_or_404(Page, pk=page_id, depth__gt=1)
    if not page.permissions_for_user(request.user).can_view_revisions():
        raise PermissionDenied
    return page


@require_http_methods(["GET", "HEAD"])
def spur(request: HttpRequest, page_id: int) -> HttpResponse:
    """The trace; Redaktion and Administration see and withdraw the open links of the review."""
    page = page_for(request, page_id)
    links = open_links(page) if stellung_of(request.user).is_central else []
    context = {"seite": page, "zeilen": trace_of(page), "links": links}
    return render(request, "freigabe/spur.html", context)


@require_http_methods(["GET", "HEAD"])
def spur_pdf(request: HttpRequest, page_id: int) -> HttpResponse:
    """The same as a tagged PDF; 503 with a sentence where the server cannot make PDFs."""
    page = page_for(request, page_id)
    title = _("Trace of releases: %(title)s") % {"title": page.draft_title}
    context = {
        "seite": page, "zeilen": trace_of(page), "titel": title, "styles": stylesheet()
    }  # fmt: skip
    html = render_to_string("freigabe/spur_pdf.html", context)
    try:
        content = make_pdf(html, title=title, language="de")
    except PdfUnavailableError as missing:
        return HttpResponse(str(missing), status=503, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="spur-{page.pk}.pdf"'
    return answer
