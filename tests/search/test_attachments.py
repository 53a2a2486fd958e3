"""The text of attached files is found, and a bad file never stops a publication."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Collection, CollectionViewRestriction

from portal.core.catalogue import Entry, get_catalogue
from portal.media.models import Dokument
from publikationen.models import Strategiepapier, StrategiepapierIndex
from publikationen.models.strategiepapier import StrategiepapierAnlage
from search.extraction import CannotBeRead, extracted_text
from search.models import DocumentText

from .conftest import SmallSite

needs_pdftotext = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="left out: text of PDFs (apt install poppler-utils)"
)


def pdf(words: str) -> bytes:
    """A PDF of one page, written by hand."""
    text = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\n" % table
        + (b"startxref\n%d\n%%%%EOF\n" % start)
    )


def docx(words: str) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'content-types"><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/'
        f'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p>'
        "</w:body></w:document>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


@pytest.fixture
def paper(small_site: SmallSite) -> Strategiepapier:
    index = small_site.start.add_child(
        instance=StrategiepapierIndex(title="Strategiepapiere", slug="strategiepapiere")
    )
    page = Strategiepapier(
        title="Papier Osterfeld",
        sozialraum=small_site.osterfeld,
        zustaendiger_bereich=small_site.bereich,
        live=False,
    )
    index.add_child(instance=page)
    return page


def attach(paper: Strategiepapier, name: str, content: bytes) -> Dokument:
    document = Dokument.objects.create(title="Anlage Zahlen", file=ContentFile(content, name))
    paper.anlagen.set([StrategiepapierAnlage(titel="Anlage", dokument=document)])
    paper.save_revision().publish()
    return document


def found(query: str) -> list[Entry]:
    return list(get_catalogue().listing({"q": query}, language="de").entries)


@needs_pdftotext
def test_the_text_of_a_pdf_is_found_and_the_document_named(
    paper: Strategiepapier,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        attach(paper, "zahlen.pdf", pdf("Wohnungsmarktanalyse im Quartier"))
    [hit] = found("Wohnungsmarktanalyse")
    assert hit.title == "Papier Osterfeld"
    assert "Anlage Zahlen" in hit.excerpt
    assert "<mark>Wohnungsmarktanalyse</mark>" in hit.excerpt


def test_the_text_of_a_docx_is_found(
    paper: Strategiepapier,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        attach(paper, "zahlen.docx", docx("Wohnungsmarktanalyse"))
    assert [hit.title for hit in found("Wohnungsmarktanalyse")] == ["Papier Osterfeld"]


def test_a_broken_file_is_noted_and_the_page_is_published(
    paper: Strategiepapier,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        document = attach(paper, "kaputt.docx", b"kein Dokument")
    assert [hit.title for hit in found("Papier Osterfeld")][:1] == ["Papier Osterfeld"]
    assert DocumentText.objects.get(document=document).problem


def test_a_private_document_is_not_read(
    paper: Strategiepapier,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type="login"
    )
    with django_capture_on_commit_callbacks(execute=True):
        attach(paper, "zahlen.docx", docx("Wohnungsmarktanalyse"))
    assert found("Wohnungsmarktanalyse") == []


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bombe.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"word/{number}.xml", b"0" * (41 * 1024 * 1024))
    with pytest.raises(CannotBeRead, match="unpacked"):
        extracted_text(bomb)
