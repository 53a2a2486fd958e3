"""Public answers are the same for everybody: no cookie, cacheable; the admin is the opposite."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_cache_control

ADMIN_PREFIX = "/verwaltung/"
PUBLIC_MAX_AGE_SECONDS = 60


class PublicResponseMiddleware:
    """Sets caching and the Content Security Policy by address, below any path prefix."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_personal = request.COOKIES.get(settings.SESSION_COOKIE_NAME) or vars(request).get(
            "is_private"
        )
        if request.path_info.startswith(ADMIN_PREFIX) or is_personal:
            add_never_cache_headers(response)
        elif request.method in {"GET", "HEAD"} and not response.has_header("Cache-Control"):
            make_public(response)
        return response


class AdminPolicyMiddleware:
    """Gives admin pages the looser policy; stands inside the CSP middleware, which reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(ADMIN_PREFIX):
            response._csp_replace = settings.ADMIN_CSP  # type: ignore[attr-defined]
        return response


def make_public(response: HttpResponse) -> None:
    """Let a proxy keep the answer; a reader's cookies cannot change it."""
    if response.cookies:
        return
    patch_cache_control(response, public=True, max_age=PUBLIC_MAX_AGE_SECONDS)
    if response.has_header("Vary"):
        kept = [name for name in response["Vary"].split(", ") if name.lower() != "cookie"]
        if kept:
            response["Vary"] = ", ".join(kept)
        else:
            del response["Vary"]
