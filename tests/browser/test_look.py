"""The look itself: small, logical, private, and the same below a path."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.browser.answers import source
from tests.judges import nu_html
from tests.servers.site import ExampleSite

ROOT = Path(__file__).resolve().parents[2] / "site"
PUBLIC_CSS = ("tokens.css", "basis.css", "bausteine.css")
TEMPLATES = [
    path
    for path in (ROOT / "templates").rglob("*.html")
    if path.relative_to(ROOT / "templates").parts[0]
    not in {"pdf", "freigabe", "wagtailadmin", "wagtail_localize", "core", "register"}
]
PHYSICAL = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|border)-(?:left|right)|left|right|text-align:\s*(?:left|right))"
    r"\s*:"
)


def css(name: str) -> str:
    return (ROOT / "static" / "css" / name).read_text(encoding="utf-8")


def test_the_style_sheets_stay_under_16_kilobytes() -> None:
    together = "".join(css(name) for name in PUBLIC_CSS)
    assert len(gzip.compress(together.encode())) < 16_000


@pytest.mark.parametrize("name", PUBLIC_CSS)
def test_a_page_from_right_to_left_is_not_laid_out_from_the_left(name: str) -> None:
    assert PHYSICAL.findall(css(name)) == []


def test_public_templates_hold_no_inline_script_or_style() -> None:
    found = [
        path.name
        for path in TEMPLATES
        if re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", path.read_text("utf-8"))
    ]
    assert found == []


def test_public_templates_name_no_other_host() -> None:
    outside = re.compile(r"""(?:src|href)=["']?(?:https?:)?//""")
    assert [path.name for path in TEMPLATES if outside.search(path.read_text("utf-8"))] == []


@pytest.mark.judge
def test_the_style_sheets_are_valid_css() -> None:
    assert nu_html.errors({"tokens.css": css("tokens.css")}, kind="css") == {}


@pytest.mark.slow
def test_no_link_leaves_the_path_that_the_site_runs_below() -> None:
    with ExampleSite({"PUBLIC_URL": "http://127.0.0.1/expertinnendialoge"}) as site:
        for path in ("/", "/angebote/", "/angebote/babytreff-am-vormittag/", "/ar/", "/suche/?q=a"):
            html = source(f"http://127.0.0.1:{site.port}{path}")
            links = re.findall(r'(?:href|src|action)="(/[^"]*)"', html)
            outside = [link for link in links if not link.startswith("/expertinnendialoge/")]
            assert outside == [], path
            assert len(links) > 20
