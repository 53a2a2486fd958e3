"""The list stays while a counsellor walks: what a link forgets, a client has to collect again."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from angebote.merkzettel.mitnahme import with_list
from angebote.models import Angebot
from tests.factories.baum import Baum

LIST = {"merk": "fjqchszv.abc", "mit": "ar"}


def page(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/ar/angebote/", "/ar/angebote/?merk=fjqchszv.abc&mit=ar"),
        ("/suche/?q=a&amp;art=seite#h", "/suche/?q=a&art=seite&merk=fjqchszv.abc&mit=ar#h"),
        ("?seite=2", "?seite=2&merk=fjqchszv.abc&mit=ar"),
        ("?seite=2&amp;merk=fjqchszv", "?seite=2&merk=fjqchszv"),
    ],
)
def test_a_link_to_a_page_keeps_the_list_and_all_it_had(address: str, kept: str) -> None:
    assert (
        unescape(with_list(f'<a class="x" href="{address}">', LIST))
        == f'<a class="x" href="{kept}">'
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://www.oberhausen.de/",
        "//example.org/",
        "mailto:a@example.org",
        "tel:0208",
        "#inhalt",
        "",
        "/angebote/babytreff.pdf",
        "/static/img/zeichen.svg#uhr",
        "/verwaltung/",
        "/merkzettel/?a=x",
        "/api/v1/",
    ],
)
def test_the_list_is_told_to_nobody_else_and_to_no_file(address: str) -> None:
    tag = f'<a href="{address}">'
    assert with_list(tag, LIST) == tag


def test_a_form_that_leads_on_keeps_the_list_and_one_that_sends_does_not() -> None:
    assert 'name="merk" value="fjqchszv.abc">' in with_list('<form action="/suche/">', LIST)
    for tag in ('<form method="post" action="/a/">', '<form action="/merkzettel/" method="get">'):
        assert with_list(tag, LIST) == tag


@pytest.mark.django_db
def test_every_way_on_from_a_page_keeps_the_list(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str]
) -> None:
    carried = address(offer).partition("=")[2]
    soup = page(client, f"{baum.angebote.url}?merk={carried}")
    links = [str(a["href"]) for a in soup.find_all("a", href=True)]
    pages = [link for link in links if link.startswith("/") and link.partition("?")[0][-1] == "/"]
    assert [link for link in pages if carried not in link] == []
    assert {"merk"} == {str(field["name"]) for field in soup.find_all("input", value=carried)}
    head = soup.select_one("header a[href*='/merkzettel/']")
    assert head is not None
    assert head.get_text(strip=True) == "Merkzettel:1"


@pytest.mark.django_db
def test_from_the_sheet_every_way_leads_on_with_its_list_and_its_language(
    client: Client, offer: Angebot, address: Callable[..., str]
) -> None:
    carried = address(offer).partition("=")[2]
    links = [
        str(a["href"]) for a in page(client, address(offer, mit="tr")).select("header a, main a")
    ]
    assert f"/angebote/?merk={carried}&mit=tr" in links


@pytest.mark.django_db
def test_a_page_with_a_list_is_kept_nowhere_and_one_without_is_as_before(
    client: Client, offer: Angebot, address: Callable[..., str]
) -> None:
    carried = address(offer).partition("=")[2]
    walked = client.get(f"{offer.url}?merk={carried}")
    assert "no-store" in walked["Cache-Control"]
    assert walked["Referrer-Policy"] == "no-referrer"
    assert walked["X-Robots-Tag"] == "noindex"
    assert not walked.cookies
    for other in (offer.url, f"{offer.url}?merk=%3Cscript%3E", f"{offer.url}?a={carried}"):
        plain = client.get(other)
        assert "merk=" not in plain.content.decode()
        assert "no-store" not in plain.get("Cache-Control", "")


@pytest.mark.django_db
def test_who_reads_turkish_gets_turkish_beside_german_unless_german_alone_is_chosen(
    client: Client, baum: Baum, offer: Angebot, address: Callable[..., str]
) -> None:
    baum.translate(offer, "tr", title="Bebek buluşması")
    carried = address(offer).partition("=")[2]
    assert 'lang="tr" dir="ltr"' in client.get(f"/tr/merkzettel/?a={carried}").content.decode()
    alone = client.get(f"/tr/merkzettel/?a={carried}&mit=de").content.decode()
    assert '<div lang="tr" dir="ltr">' not in alone
    assert f"/tr/merkzettel.pdf?a={carried}&amp;mit=de" in alone
