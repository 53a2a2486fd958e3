"""Whoever holds the printed offer knows what whoever reads the page knows."""

from __future__ import annotations

import datetime

import pytest
from django.template.loader import render_to_string
from django.utils import timezone, translation

from angebote.models.zeiten import Oeffnungszeit
from portal.druck import render
from portal.sprachen.texthinweis import Texthinweis
from tests.freigabe.factories import Haus, make_live


def printed(**facts: object) -> str:
    haus = Haus()
    page = make_live(haus.index, haus.a, title="Treff", slug="treff", **facts)
    return render.pdf_html(page)


@pytest.mark.django_db
def test_a_time_is_printed_with_its_note() -> None:
    hours = Oeffnungszeit(
        wochentag=1, von=datetime.time(9), bis=datetime.time(10), hinweis="Nur für Väter"
    )
    assert "Nur für Väter" in printed(oeffnungszeiten=[hours])


@pytest.mark.django_db
def test_an_offer_that_has_ended_is_not_called_limited() -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    html = printed(befristet_bis=yesterday)
    assert "Befristet bis" not in html


@pytest.mark.django_db
def test_facts_nobody_has_confirmed_lately_say_so() -> None:
    long_ago = timezone.localdate() - datetime.timedelta(days=3_000)
    assert "Lange nicht geprüft" in printed(geprueft_am=long_ago)


def test_a_file_in_leichte_sprache_says_that_its_text_is_old() -> None:
    hinweis = Texthinweis(
        leicht=True,
        maschinell=False,
        unvollstaendig=False,
        veraltet_seit=datetime.datetime(2026, 11, 1, 12, tzinfo=datetime.UTC),
        deutsch_url="/",
        pruefung=None,
    )
    with translation.override("de-simple"):
        html = render_to_string("pdf/texthinweis.html", {"hinweis": hinweis})
    assert "1. November 2026" in html
