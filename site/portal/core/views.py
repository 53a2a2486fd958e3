"""The house's own addresses: health, robots.txt, security.txt, and the page for our own errors."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from health_check.views import HealthCheckView

# RFC 9116 asks for a date of expiry; a page that is served anew each day renews itself.
SECURITY_TXT_VALID_DAYS = 180


@never_cache
@require_safe
def health_live(request: HttpRequest) -> HttpResponse:
    """Answer whether the process runs; asks nothing else."""
    return JsonResponse({"status": "ok"})


class HealthReadyView(HealthCheckView):
    """Whether requests can be served: database and files. Tells an outsider no more than that."""

    checks = ("health_check.checks.Database", "health_check.checks.Storage")

    async def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        full = await super().get(request, *args, **kwargs)
        ready = full.status_code == 200
        return JsonResponse({"status": "ok" if ready else "error"}, status=200 if ready else 503)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        return HttpResponse(status=kwargs.get("status", 200))


health_ready = HealthReadyView.as_view()


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers out of the admin and out of endless filter combinations."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {reverse('suche')}?",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116."""
    expires = timezone.now().replace(microsecond=0) + datetime.timedelta(SECURITY_TXT_VALID_DAYS)
    lines = [
        f"Contact: mailto:{settings.DEFAULT_FROM_EMAIL}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: de, en",
        f"Canonical: {request.build_absolute_uri()}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was sent without its proof: in the house's look and the reader's language."""
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for our own errors; it must work when the database does not."""
    return HttpResponse(render_to_string("500.html"), status=500)
