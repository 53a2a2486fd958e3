"""The language of a request, and the guard in front of wagtail-localize."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from portal.core.languages import SOURCE_LANGUAGE, base_language

from .ausgeschaltet import LanguageOff
from .desk.anstelle import instead
from .deutsche_woerter import marked
from .models.sprache import enabled_codes
from .wagtail_localize_guards import refuse_unless_allowed


class PathOnlyLocaleMiddleware:
    """The address alone decides the language: no cookie, no Accept-Language, exact match.

    Django's own middleware reads the German slug `uk-hilfe` as the language `uk`, and adds
    `Vary: Accept-Language` to pages for which it negotiates nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.prefixes = {code for code, _ in settings.LANGUAGES} - {settings.LANGUAGE_CODE}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first = request.path_info.lstrip("/").split("/", 1)[0]
        code = first if first in self.prefixes else settings.LANGUAGE_CODE
        switched_off = first in self.prefixes and code not in enabled_codes()
        translation.activate(settings.LANGUAGE_CODE if switched_off else code)
        request.LANGUAGE_CODE = translation.get_language()
        if switched_off:
            raise LanguageOff(first)
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


class GermanWordsMiddleware:
    """Marks German words in pages of other languages; the address alone names the language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        language = request.LANGUAGE_CODE or SOURCE_LANGUAGE
        if base_language(language) == SOURCE_LANGUAGE or response.streaming:
            return response
        if response.headers.get("Content-Type", "").startswith("text/html"):
            text = response.content.decode(response.charset)
            response.content = marked(text, language).encode(response.charset)
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        return response


class LocalizeGuardMiddleware:
    """Adds the page rights that wagtail-localize does not ask for, and takes some views' place."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match and match.namespaces == ["wagtail_localize"] and request.user.is_authenticated:
            name = match.url_name or ""
            return refuse_unless_allowed(request, name, kwargs) or instead(request, name, kwargs)
        return None
