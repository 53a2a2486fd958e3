"""Whatever an editor's text names, making a PDF opens no file and no connection."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import pikepdf
import pytest

from portal.druck.render import load_weasyprint, make_pdf

# Every way in which HTML and CSS name something outside.
WAYS = {
    "picture": '<img src="{}" alt="x">',
    "style sheet": '<link rel="stylesheet" href="{}">',
    "import": '<style>@import url("{}");</style>',
    "background": '<p style="background: url({})">x</p>',
    "marker": '<ul><li style="list-style-image: url({})">x</li></ul>',
    "content": "<style>p::before {{ content: url({}) }}</style><p>x</p>",
    "font": "<style>@font-face {{ font-family: F; src: url({}) }} p {{ font-family: F }}</style>"
    "<p>x</p>",
    "object": '<object data="{}" type="image/svg+xml"></object>',
    "embed": '<embed src="{}" type="image/svg+xml">',
    "picture in a drawing": '<svg width="9" height="9"><image href="{}" width="9"/></svg>',
    "part of a drawing": '<svg width="9" height="9"><use href="{}#a"/></svg>',
    "attachment": '<a rel="attachment" href="{}">x</a>',
    "attachment of the file": '<link rel="attachment" href="{}">',
    "base": '<base href="{}"><img src="x.svg" alt="x">',
}
SECRET = "<svg xmlns='http://www.w3.org/2000/svg' id='a'><text y='9'>streng geheim</text></svg>"


@dataclass
class Outside:
    """A server that would answer, and what it was asked."""

    address: str
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def outside() -> Iterator[Outside]:
    """Answers `/weiter` with a redirect, everything else with a drawing."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Note the question and answer it."""
            seen.asked.append(self.path)
            is_redirect = self.path.startswith("/weiter")
            self.send_response(302 if is_redirect else 200)
            self.send_header("Location" if is_redirect else "Content-Type", "image/svg+xml")
            self.end_headers()
            self.wfile.write(SECRET.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    seen = Outside(f"http://127.0.0.1:{server.server_port}")
    Thread(target=server.serve_forever, daemon=True).start()
    yield seen
    server.shutdown()
    server.server_close()


def document(target: str) -> str:
    """A text that names ``target`` in every way there is."""
    body = "".join(way.format(target) for way in WAYS.values())
    return f'<html lang="de"><head><title>x</title></head><body><h1>x</h1>{body}</body></html>'


@pytest.mark.parametrize("path", ["/bild.svg", "/weiter"])
def test_a_text_cannot_make_the_server_ask_other_hosts(outside: Outside, path: str) -> None:
    make_pdf(document(outside.address + path), title="x", language="de")
    assert outside.asked == []


def test_these_ways_do_lead_outside_where_nobody_closes_them(outside: Outside) -> None:
    weasyprint = load_weasyprint()
    weasyprint.HTML(string=document(outside.address + "/bild.svg")).write_pdf()
    assert outside.asked


@pytest.mark.parametrize(
    "host", ["http://169.254.169.254/latest", "ftp://127.0.0.1/x", "//127.1/x"]
)
def test_addresses_inside_the_network_of_the_server_leave_a_gap(host: str) -> None:
    assert make_pdf(document(host), title="x", language="de").startswith(b"%PDF")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (poppler-utils)")
@pytest.mark.parametrize("form", ["file://{}", "file:{}", "{}", "seite:{}", "seite:../../{}"])
def test_a_text_cannot_bring_a_file_of_the_server_into_a_pdf(tmp_path: Path, form: str) -> None:
    secret = tmp_path / "geheim.svg"
    secret.write_text(SECRET)
    made = make_pdf(document(form.format(secret)), title="x", language="de")
    (tmp_path / "made.pdf").write_bytes(made)
    words = subprocess.run(
        ["pdftotext", str(tmp_path / "made.pdf"), "-"], capture_output=True, check=True
    )
    assert b"geheim" not in words.stdout
    with pikepdf.open(BytesIO(made)) as pdf:
        assert not pdf.attachments


def test_a_huge_picture_inside_an_address_does_not_fill_memory_and_file() -> None:
    huge = "data:image/svg+xml;base64," + "PHN2Zy8+" * 500_000
    html = f'<html lang="de"><title>x</title><h1>x</h1><img src="{huge}" alt="x"></html>'
    assert len(make_pdf(html, title="x", language="de")) < 100_000
