"""Everything that hangs on a page in one query: it must be the same as read piece by piece."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from angebote.models import Angebot, AngebotKontakt, AngebotOrt, Oeffnungszeit
from portal.core.cluster import load_cluster
from tests.factories import (
    AngebotFactory,
    Baum,
    EinrichtungFactory,
    KontaktFactory,
    SozialraumFactory,
    ThemeninselFactory,
)
from tests.factories.baum import baum

__all__ = ["baum"]
pytestmark = pytest.mark.django_db
RELATIONS = ("orte", "kontakte", "oeffnungszeiten", "ausnahmen", "themeninseln", "sozialraeume")


def make(baum: Baum) -> Angebot:
    house = EinrichtungFactory(breite=Decimal("51.470001"), laenge=Decimal("6.850000"))
    last = ThemeninselFactory(reihenfolge=9, namen={"en": "Health"})
    return AngebotFactory(
        parent=baum.angebote,
        orte=[AngebotOrt(einrichtung=house, raum="2"), AngebotOrt(bezeichnung="Spielplatz")],
        kontakte=[AngebotKontakt(kontakt=KontaktFactory())],
        oeffnungszeiten=[
            Oeffnungszeit(wochentag=1, von=datetime.time(9, 30), bis=datetime.time(11))
        ],
        themeninseln=[last, ThemeninselFactory(reihenfolge=1)],
        sozialraeume=[SozialraumFactory()],
        schlagwoerter=["Baby"],
    )


def test_facts_are_the_same_as_read_one_by_one(baum: Baum) -> None:
    pk = make(baum).pk
    one_by_one, at_once = Angebot.objects.get(pk=pk), Angebot.objects.get(pk=pk)
    load_cluster(at_once)
    for name in RELATIONS:
        expected = list(getattr(one_by_one, name).all())
        found = list(getattr(at_once, name).all())
        assert found == expected, name
        for left, right in zip(expected, found, strict=True):
            for field in left._meta.concrete_fields:
                assert getattr(left, field.attname) == getattr(right, field.attname), field
    assert at_once.orte.all()[0].koordinaten == (51.470001, 6.85)
    assert [tag.name for tag in at_once.schlagwoerter.all()] == ["Baby"]


def test_one_query_answers_all_later_questions(baum: Baum) -> None:
    page = Angebot.objects.get(pk=make(baum).pk)
    with CaptureQueriesContext(connection) as captured:
        load_cluster(page)
        assert page.orte.all()[0].name.startswith("Haus")
        assert page.kontakte.all()[0].kontakt.bezeichnung
        assert page.themeninseln.all()[1].name_in("en") == "Health"
    assert len(captured) == 1


def test_a_preview_keeps_what_the_editor_entered(baum: Baum) -> None:
    page = Angebot.objects.get(pk=make(baum).pk)
    page.themeninseln = []
    load_cluster(page)
    assert list(page.themeninseln.all()) == []


def test_facts_of_many_pages_are_read_together_and_stay_with_their_page(baum: Baum) -> None:
    first, second = make(baum), AngebotFactory(parent=baum.angebote, schlagwoerter=["Garten"])
    places = [2, len(second.orte.all())]
    pages = list(Angebot.objects.filter(pk__in=[first.pk, second.pk]).order_by("pk"))
    with CaptureQueriesContext(connection) as captured:
        load_cluster(*pages)
        assert [[tag.name for tag in page.schlagwoerter.all()] for page in pages] == [
            ["Baby"],
            ["Garten"],
        ]
        assert [len(page.orte.all()) for page in pages] == places
    assert len(captured) == 1
