"""A judge that never complains is worse than none: each sees something bad and something good."""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page

from tests.judges import accessibility, lighthouse, nu_html, verapdf
from tests.judges.chromium import overflow
from tests.judges.plugin import Reader

GOOD = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Seite</title>
<meta name="viewport" content="width=device-width"><meta name="description" content="Eine Seite">
</head><body><main><h1>Überschrift</h1><p>Ein Satz mit <a href="/">Startseite</a>.</p></main></body>
</html>"""
BAD = """<!doctype html><html><head><title></title></head><body><div style="width:2000px">
<ul><p>Absatz</p></ul><img src="data:,"><input type="text"></div></body></html>"""


@pytest.mark.judge
def test_invalid_html_is_found_and_named() -> None:
    found = nu_html.errors({"good": GOOD, "bad": BAD})
    assert set(found) == {"bad"}
    assert any("“p” not allowed" in line for line in found["bad"])


@pytest.mark.judge
def test_invalid_css_is_found() -> None:
    assert set(nu_html.errors({"ok": "p{color:red}", "no": "p{color:rot}"}, kind="css")) == {"no"}


@pytest.mark.judge
def test_a_pdf_without_tags_is_no_accessible_pdf(tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    page = weasyprint.HTML(string='<html lang="de"><title>Titel</title><h1>Titel</h1><p>Text</p>')
    page.write_pdf(tmp_path / "tagged.pdf", pdf_variant="pdf/ua-1")
    page.write_pdf(tmp_path / "plain.pdf")
    (tmp_path / "broken.pdf").write_bytes(b"no pdf at all")
    found = verapdf.verdicts(sorted(tmp_path.glob("*.pdf")))
    assert found["tagged.pdf"] == []
    assert any("Marked" in line for line in found["plain.pdf"])
    assert found["broken.pdf"]


@pytest.mark.judge
@pytest.mark.browser
@pytest.mark.parametrize(
    "judge", [accessibility.axe, accessibility.equal_access, accessibility.html_codesniffer]
)
def test_a_field_without_label_is_found(judge: Callable[[Page], list[str]], reader: Reader) -> None:
    page, _ = reader()
    page.set_content(BAD)
    assert judge(page)
    page.set_content(GOOD)
    assert judge(page) == []


@pytest.mark.browser
def test_requests_to_others_and_sideways_scrolling_are_noticed(reader: Reader) -> None:
    page, watch = reader(width=320)
    page.set_content(BAD.replace("data:,", "http://other.invalid/pixel.gif"))
    assert watch.foreign == ["http://other.invalid/pixel.gif"]
    assert overflow(page) > 0
    page.set_content(GOOD)
    assert overflow(page) == 0


@pytest.mark.browser
def test_what_the_policy_refuses_is_noticed(reader: Reader) -> None:
    page, watch = reader()
    policy = '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">'
    page.set_content(GOOD.replace("<title>", policy + "<script>alert(1)</script><title>"))
    assert watch.refused


class OnePage(BaseHTTPRequestHandler):
    """Answers every address with the good page."""

    def do_GET(self) -> None:
        """Send it."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(GOOD.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.mark.judge
@pytest.mark.browser
@pytest.mark.slow
def test_lighthouse_gives_scores_and_says_what_cost_points() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), OnePage)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        found = lighthouse.report(f"http://127.0.0.1:{server.server_port}/")
    finally:
        server.shutdown()
        server.server_close()
    assert set(found.scores) == {"performance", "accessibility", "best-practices", "seo"}
    assert found.scores["accessibility"] == 1
    assert found.lost or min(found.scores.values()) == 1
