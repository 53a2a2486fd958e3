"""The address decides the language, and what is missing says so in the reader's language."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, PageViewRestriction

from portal.sprachen.models import Sprache
from portal.sprachen.models.sprache import enabled_codes
from tests.freigabe.factories import make_live

from .conftest import Welt


def html_tag(body: str) -> str:
    found = re.search(r"<html[^>]*>", body)
    assert found
    return found.group(0)


def test_browser_language_and_cookie_change_nothing(welt: Welt, client: Client) -> None:
    client.cookies["django_language"] = "en"
    answer = client.get("/", headers={"accept-language": "ar,en;q=0.5"})
    assert 'lang="de"' in html_tag(answer.content.decode())
    assert answer["Content-Language"] == "de"
    assert "Accept-Language" not in answer.get("Vary", "")


def test_german_slug_that_begins_like_a_language_is_german(welt: Welt, client: Client) -> None:
    answer = client.get("/uk-hilfe/")
    assert answer.status_code == 404
    assert 'lang="de"' in html_tag(answer.content.decode())


@pytest.mark.parametrize(("path", "language"), [("/", "de"), ("/en/", "en"), ("/ar/", "ar")])
def test_each_tree_answers_in_its_language(
    welt: Welt, client: Client, path: str, language: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert f'lang="{language}"' in html_tag(answer.content.decode())
    assert answer["Content-Language"] == language


def test_arabic_is_written_from_right_to_left(welt: Welt, client: Client) -> None:
    assert 'dir="rtl"' in html_tag(client.get("/ar/").content.decode())


def test_untranslated_page_says_so_and_leads_to_the_german_one(welt: Welt, client: Client) -> None:
    answer = client.get("/ar/angebote/babytreff/")
    body = answer.content.decode()
    assert answer.status_code == 404
    assert 'lang="ar"' in html_tag(body)
    assert "/angebote/babytreff/" in body
    assert "Ein Gespräch." not in body


def test_file_of_an_untranslated_page_says_so_and_leads_to_the_german_file(
    welt: Welt, client: Client
) -> None:
    answer = client.get("/ar/angebote/babytreff.pdf")
    body = answer.content.decode()
    assert answer.status_code == 404
    assert 'لم تُترجم بعد. <a href="/angebote/babytreff.pdf" hreflang="de">' in body


def test_404_does_not_tell_of_private_or_unpublished_pages(welt: Welt, client: Client) -> None:
    PageViewRestriction.objects.create(
        page=welt.angebot, restriction_type=PageViewRestriction.LOGIN
    )
    draft = welt.haus.draft(title="Entwurf", slug="entwurf")
    for slug in ("babytreff", draft.slug, "gibt-es-nicht"):
        body = client.get(f"/ar/angebote/{slug}/").content.decode()
        assert f'href="/angebote/{slug}/"' not in body
        body = client.get(f"/ar/angebote/{slug}.pdf").content.decode()
        assert "لم تُترجم" not in body


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/de/", "/"),
        ("/de/angebote/?q=baby", "/angebote/?q=baby"),
        ("/de//example.org/", "/example.org/"),
    ],
)
def test_german_prefix_leads_to_the_root_and_never_to_another_host(
    welt: Welt, client: Client, path: str, target: str
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (301, target)


def test_language_that_is_switched_off_is_gone_everywhere(welt: Welt, client: Client) -> None:
    english = Sprache.objects.get(code="en")
    english.eingeschaltet = False
    english.save()
    assert client.get("/en/angebote/babytreff/").status_code == 404
    assert "/en/" not in client.get("/").content.decode()
    assert "/en/" not in client.get("/sitemap.xml").content.decode()


def test_reader_of_a_language_that_is_off_is_told_so_in_it_and_led_to_the_german_page(
    welt: Welt, client: Client
) -> None:
    Sprache.objects.filter(code="ar").update(eingeschaltet=False)
    cache.clear()
    answer = client.get("/ar/angebote/babytreff/")
    body = answer.content.decode()
    assert answer.status_code == 404
    assert 'lang="de"' in html_tag(body)
    assert '<p class="lead" lang="ar" dir="rtl">' in body
    assert 'href="/angebote/babytreff/" hreflang="de"' in body
    assert 'href="/ar/' not in body


def test_content_of_a_language_survives_that_it_is_switched_off_and_on(
    welt: Welt, client: Client
) -> None:
    english = Sprache.objects.get(code="en")
    for is_on, status in ((False, 404), (True, 200)):
        english.eingeschaltet = is_on
        english.save()
        assert client.get("/en/angebote/babytreff/").status_code == status


def test_german_cannot_be_switched_off(db: None) -> None:
    german = Sprache.objects.get(code="de")
    german.eingeschaltet = False
    with pytest.raises(ValidationError):
        german.full_clean()


def test_the_redaktion_switches_a_language_in_the_admin(welt: Welt, client: Client) -> None:
    english = Sprache.objects.get(code="en")
    client.force_login(welt.haus.redaktion)
    client.post(reverse("sprachen:edit", args=[english.pk]), {"reihenfolge": "2"})
    assert client.get("/en/").status_code == 404


def test_language_that_is_switched_on_gets_its_tree_to_write_in(db: None) -> None:
    turkish = Sprache.objects.get(code="tr")
    turkish.eingeschaltet = True
    turkish.save()
    assert Locale.objects.filter(language_code="tr").exists()
    assert "tr" in enabled_codes()


def test_kurmanji_is_a_language_although_django_ships_no_catalogue(db: None) -> None:
    kurmanji = Sprache.objects.get(code="ku")
    kurmanji.eingeschaltet = True
    kurmanji.save()
    assert Locale.objects.get_for_language("ku").language_code == "ku"


def alternates(body: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', body))


def test_hreflang_names_live_translations_both_ways_and_a_default(
    welt: Welt, client: Client
) -> None:
    german = alternates(client.get("/angebote/babytreff/").content.decode())
    english = alternates(client.get("/en/angebote/babytreff/").content.decode())
    assert german == english
    assert set(german) == {"de", "en", "x-default"}
    assert german["x-default"] == german["de"]


def test_hreflang_leaves_out_drafts_and_leichte_sprache(welt: Welt, client: Client) -> None:
    simple = welt.start.copy_for_translation(Locale.objects.get(language_code="de-simple"))
    simple.save_revision(clean=False).publish()
    welt.start_ar.unpublish()
    assert set(alternates(client.get("/").content.decode())) == {"de", "en", "x-default"}
    assert alternates(client.get("/de-simple/").content.decode()) == {}


def test_sitemap_holds_every_public_page_of_every_language_once(welt: Welt, client: Client) -> None:
    PageViewRestriction.objects.create(page=welt.index_en, restriction_type="login")
    welt.haus.draft(title="Entwurf", slug="entwurf")
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
    ns = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    places = [loc.text or "" for loc in tree.iter(f"{ns}loc")]
    assert sorted(places) == sorted(
        f"{settings.PUBLIC_URL}{path}"
        for path in ("/", "/angebote/", "/angebote/babytreff/", "/en/", "/ar/")
    )


def test_sitemap_costs_the_same_for_many_pages(
    welt: Welt,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.get("/sitemap.xml")
    with django_assert_max_num_queries(12):
        client.get("/sitemap.xml")


def test_language_switch_keeps_what_a_list_is_narrowed_to(welt: Welt, client: Client) -> None:
    html = client.get("/angebote/?sozialraum=osterfeld&kosten=kostenlos&seite=1").content.decode()
    assert 'href="/en/angebote/?sozialraum=osterfeld&amp;kosten=kostenlos"' in html
    assert "hreflang" in html
    back = client.get("/en/angebote/?sozialraum=osterfeld").content.decode()
    assert 'href="/angebote/?sozialraum=osterfeld"' in back


def test_searched_list_is_no_address_for_search_engines(welt: Welt, client: Client) -> None:
    html = client.get("/angebote/?q=baby").content.decode()
    assert '<meta name="robots" content="noindex, follow">' in html
    assert '<link rel="alternate" hreflang=' not in html
    assert '<link rel="canonical"' not in html


def test_second_page_of_a_list_is_no_address_for_search_engines(welt: Welt, client: Client) -> None:
    for number in range(21):
        make_live(welt.haus.index, welt.haus.a, title=f"Treff {number}", slug=f"treff-{number}")
    html = client.get("/angebote/?seite=2").content.decode()
    assert '<meta name="robots" content="noindex, follow">' in html
    assert '<link rel="canonical"' not in html
    assert '<link rel="alternate" hreflang=' not in html


def test_unknown_words_in_an_address_reach_no_search_engine(welt: Welt, client: Client) -> None:
    html = client.get("/angebote/?utm_source=x").content.decode()
    assert "utm_source" not in html.partition("</head>")[0]
