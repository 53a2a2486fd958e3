"""What a screen reader hears of passages, headers and links."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from django.test import override_settings

from portal.druck.render import make_pdf
from tests.judges.pdf_tags import (
    attributes,
    complaints,
    contents,
    kids,
    languages,
    lengths,
    letters_in,
    links,
    structure,
)

STREET = "Musterweg"
HTML = f"""<html lang="ar" dir="rtl"><head><title>x</title></head><body><h1>لقاء</h1>
<p>العنوان: <bdi lang="de">{STREET}</bdi> في المدينة، <a href="/angebote/">كل العروض</a></p>
<table><thead><tr><th scope="col">من</th><th scope="col">أين</th></tr></thead>
<tbody><tr><th scope="row">أ</th><td>ب</td></tr></tbody></table></body></html>"""


def test_a_german_street_in_an_arabic_text_is_read_in_german_to_the_letter() -> None:
    made = make_pdf(HTML, title="x", language="ar")
    assert set(languages(made)) == {"de"}
    assert letters_in(made, "de") == len(STREET)


@override_settings(PUBLIC_URL="https://www.oberhausen.de/expertinnendialoge")
def test_a_link_in_a_file_leads_to_the_site_and_is_announced_by_its_words() -> None:
    with pikepdf.open(BytesIO(make_pdf(HTML, title="x", language="ar"))) as document:
        (link,) = links(document)
        assert link.A.URI == "https://www.oberhausen.de/expertinnendialoge/angebote/"
        assert link.Contents == "كل العروض"


LONG_LINK = f"""<html lang="de"><head><title>x</title><style>p {{ width: 60mm }}</style></head>
<body><h1>x</h1><p>Davor <a href="/angebote/">alle <b>Angebote <i>der Stadt</i> in</b>
{STREET * 3} und <b>in allen anderen</b> Straßen der Stadt</a> danach.</p>
<p><a href="/suche/"><b>Suche</b></a></p></body></html>"""


def test_a_link_with_bold_words_on_several_lines_is_announced_once() -> None:
    made = make_pdf(LONG_LINK, title="x", language="de")
    with pikepdf.open(BytesIO(made)) as document:
        first, second = links(document)
        tags = [element for element, _ in structure(document) if element.S == "/Link"]
        assert [kids(tag)[0].Obj.Contents for tag in tags] == [first.Contents, second.Contents]
        areas = [float(number) for number in first.QuadPoints]
        words = "".join(f"alle Angebote der Stadt in {STREET * 3} und in allen anderen".split())
        said = sum(length for number, length in lengths(document.pages[0])
                   if number in set(contents(tags[0])))  # fmt: skip
    assert len(areas) // 8 == len({areas[place] for place in range(1, len(areas), 8)}) > 2
    assert said >= len(words)
    assert complaints(made, language="de") == []


def test_every_header_says_whether_it_heads_a_row_or_a_column() -> None:
    with pikepdf.open(BytesIO(make_pdf(HTML, title="x", language="ar"))) as document:
        headers = [element for element, _ in structure(document) if element.S == "/TH"]
        scopes = [attributes(header).get("/Scope") for header in headers]
    assert scopes == ["/Column", "/Column", "/Row"]


def test_the_check_of_the_tags_finds_what_is_wrong() -> None:
    assert complaints(make_pdf(HTML, title="x", language="ar"), language="ar") == []
    bad = HTML.replace("<h1>", "<h3>").replace("</h1>", "</h3>").replace(' scope="row"', "")
    assert complaints(make_pdf(bad, title="x", language="ar"), language="fa") == [
        "is written in fa",
        "has headings in order",
        "says what its headers head",
    ]
