"""The site as an operator runs it: strict settings, one process behind a proxy, below a path."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.servers import seed
from tests.servers.site import ExampleSite

PREFIX = "/expertinnendialoge"
WALK = (
    "/",
    "/angebote/",
    "/suche/?q=Beratung",
    "/themeninseln/",
    "/dialoge/",
    "/en/",
    "/impressum/",
)
REQUIRED = ("SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_URL", "DATABASE_URL", "EMAIL_URL")


@pytest.fixture(scope="module")
def below_a_path() -> Iterator[ExampleSite]:
    """The example site as www.example.org/expertinnendialoge; the proxy takes the path off."""
    overrides = {
        "PUBLIC_URL": f"https://www.example.org{PREFIX}",
        "ALLOWED_HOSTS": "www.example.org",
    }
    with ExampleSite(overrides) as site:
        yield site


def ask(site: ExampleSite, path: str, *, scheme: str = "https") -> HTTPResponse:
    """Answer of one address as the proxy asks for it; redirects and errors are answers, too."""
    headers = {"Host": "www.example.org", "X-Forwarded-Proto": scheme}
    request = urllib.request.Request(f"http://127.0.0.1:{site.port}{path}", headers=headers)

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    try:
        answer: HTTPResponse = urllib.request.build_opener(Stay).open(request, timeout=30)
    except urllib.error.HTTPError as error:
        return error  # type: ignore[return-value]  # has the same status, headers and read()
    return answer


@pytest.mark.slow
@pytest.mark.parametrize("path", WALK)
def test_no_link_leaves_the_path_the_site_runs_below(below_a_path: ExampleSite, path: str) -> None:
    answer = ask(below_a_path, path)
    assert answer.status == 200
    page = BeautifulSoup(answer.read(), "html.parser")
    addresses = [
        str(tag[name])
        for tag in page.find_all(True)
        for name in ("href", "src", "action", "srcset")
        if tag.get(name)
    ]
    assert len(addresses) > 10
    assert [one for one in addresses if one.startswith("/") and not one.startswith(PREFIX)] == []


@pytest.mark.slow
def test_style_sheets_and_pictures_are_served_below_the_path(below_a_path: ExampleSite) -> None:
    page = BeautifulSoup(ask(below_a_path, "/").read(), "html.parser")
    sheets = [str(tag["href"]) for tag in page.find_all("link", rel="stylesheet")]
    assert sheets
    for address in sheets:
        answer = ask(below_a_path, address.removeprefix(PREFIX))
        assert answer.status == 200
        assert "immutable" in (answer.headers["Cache-Control"] or "")


@pytest.mark.slow
def test_a_probe_without_tls_hears_that_the_site_is_ready(below_a_path: ExampleSite) -> None:
    for path in ("/gesundheit/live", "/gesundheit/bereit"):
        assert ask(below_a_path, path, scheme="http").status == 200
    assert ask(below_a_path, "/", scheme="http").status == 301


@pytest.mark.parametrize("missing", REQUIRED)
def test_a_missing_setting_stops_the_start_and_is_named(missing: str, tmp_path: Path) -> None:
    environment = os.environ | seed.settings(tmp_path)
    del environment[missing]
    command = [sys.executable, str(seed.ROOT / "manage.py"), "check"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert missing in done.stderr


@pytest.mark.parametrize("address", ["", None], ids=["empty", "unset"])
def test_processes_share_what_is_counted_and_switched_without_a_cache_server(
    tmp_path: Path, address: str | None
) -> None:
    environment = os.environ | seed.settings(tmp_path)
    del environment["CACHE_URL"]
    if address is not None:
        environment["CACHE_URL"] = address

    def process(statement: str) -> str:
        code = f"from django.core.cache import cache; {statement}"
        command = [
            sys.executable,
            str(seed.ROOT / "manage.py"),
            "shell",
            "--no-imports",
            "-c",
            code,
        ]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    process("cache.add('tries', 0); cache.incr('tries')")
    assert process("print(cache.incr('tries'))") == "2"
