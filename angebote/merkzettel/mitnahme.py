"""Keeps the Merkzettel while somebody walks through the site: every link and form carries it on.

The list lives in the address alone. A link that did not carry it would lose it, and no template
can know that it is being read with a list; so the finished page is gone through, and only where an
address carries a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from typing import Final
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from .zettel import LANGUAGE, OFFERS, SEPARATOR, Zettel, read_zettel

# In the addresses of other pages: the list somebody has already, "merk=name.name".
CARRIED: Final = "merk"
SHEET: Final = "merkzettel"
LINK: Final = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)(")')
FORM: Final = re.compile(r"<form\b[^>]*>")
ACTION: Final = re.compile(r'\saction="([^"]*)"')
# Pages end with a slash; files, feeds and what the admin and the programmes read stay as they are.
ELSEWHERE: Final = re.compile(r"^/(?:verwaltung|static|media|api)/|(?<!/)$|/merkzettel/$")

Answer = Callable[[HttpRequest], HttpResponseBase]


class CarriedListMiddleware:
    """Rewrites the links of pages whose address carries a list; all other answers stay."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # Only an address with a list is looked at more closely: everybody else pays nothing.
        if {CARRIED, OFFERS} & request.GET.keys() and isinstance(response, HttpResponse):
            zettel = carried(request)
            if zettel.namen and response.headers.get("Content-Type", "").startswith("text/html"):
                carry_on(response, zettel)
        return response


def carried(request: HttpRequest | None) -> Zettel:
    """The list in the address: of the sheet itself, or of a page on which somebody goes on."""
    if request is None:
        return Zettel()
    match = request.resolver_match
    if match is not None and match.view_name == SHEET:
        return read_zettel({**request.GET.dict(), "q": ""})
    return read_zettel(
        {OFFERS: request.GET.get(CARRIED, "")}
        | {name: request.GET[name] for name in (LANGUAGE,) if name in request.GET}
    )


def carry_on(response: HttpResponse, zettel: Zettel) -> None:
    """Put the list into the links and forms of a page, and keep the page out of other hands."""
    values = {CARRIED: SEPARATOR.join(zettel.namen)}
    if zettel.mit:
        values[LANGUAGE] = zettel.mit
    text = response.content.decode(response.charset)
    response.content = with_list(text, values).encode(response.charset)
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))
    discreet(response)


def with_list(html: str, values: Mapping[str, str]) -> str:
    """Return the page with ``values`` in every link and GET form that stays on the site."""
    fields = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">'
        for name, value in values.items()
    )

    def link(match: re.Match[str]) -> str:
        before, address, after = match.groups()
        return f"{before}{escape(address_with(unescape(address), values))}{after}"

    def form(match: re.Match[str]) -> str:
        tag = match.group(0)
        action = ACTION.search(tag)
        leads_on = 'method="post"' not in tag.lower() and stays(action.group(1) if action else "/")
        return tag + fields if leads_on else tag

    return FORM.sub(form, LINK.sub(link, html))


def stays(address: str) -> bool:
    """Say whether an address is a page of this site other than the sheet: that carries the list."""
    if address.startswith("?"):
        return True
    parts = urlsplit(address)
    return (
        not parts.scheme
        and not parts.netloc
        and parts.path.startswith("/")
        and not ELSEWHERE.search(parts.path)
    )


def address_with(address: str, values: Mapping[str, str]) -> str:
    parts = urlsplit(address)
    named = {pair.partition("=")[0] for pair in parts.query.split("&")}
    if not stays(address) or CARRIED in named:
        return address
    more = urlencode({name: value for name, value in values.items() if name not in named})
    return parts._replace(query=f"{parts.query}&{more}" if parts.query else more).geturl()


def discreet(response: HttpResponse) -> HttpResponse:
    """What somebody looked up for whom is nobody's business: kept nowhere, found by no engine."""
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
