"""`SEARCH_URL` taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SERVERS: Final = frozenset({"elasticsearch", "opensearch"})
_SECURE: Final = "+https"


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """`elasticsearch://user:password@host-1:9200,host-2:9200/index` taken apart."""

    product: str
    hosts: tuple[str, ...]
    user: str = ""
    password: str = ""
    index: str = "suche"


def parse_search_url(url: str) -> ServerAddress | None:
    """Return the search server that ``SEARCH_URL`` names, None when it names none."""
    if not url:
        return None
    parts = urlsplit(url)
    product = parts.scheme.removesuffix(_SECURE)
    if product not in SERVERS or not parts.netloc:
        raise ImproperlyConfigured(
            "SEARCH_URL must be empty or elasticsearch://host:9200 or opensearch://host:9200"
            " (several hosts with commas, +https for TLS)."
        )
    scheme = "https" if parts.scheme.endswith(_SECURE) else "http"
    login, _, hosts = parts.netloc.rpartition("@")
    user, _, password = login.partition(":")
    return ServerAddress(
        product=product,
        hosts=tuple(f"{scheme}://{host}" for host in hosts.split(",") if host),
        user=user,
        password=password,
        index=parts.path.strip("/") or "suche",
    )
