"""Pages stay fast when the site grows: the number of queries does not."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from angebote.models import AngebotKontakt, AngebotOrt, Ausnahme, Oeffnungszeit
from search.indexing import collected
from tests.factories import (
    AngebotFactory,
    Baum,
    BereichFactory,
    EinrichtungFactory,
    KontaktFactory,
    SozialraumFactory,
    ThemeninselFactory,
    ZielgruppeFactory,
)
from tests.home.test_alle_seiten import EveryPage

pytestmark = pytest.mark.django_db
LISTING, DETAIL = 12, 15


def queries(client: Client, address: str) -> int:
    """Number of queries of a second visit: the first one fills what is kept in memory."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.slow
def test_ten_and_two_hundred_offers_cost_the_same(baum: Baum, client: Client) -> None:
    island, bereich = ThemeninselFactory(), BereichFactory()

    def add(number: int) -> Any:
        with collected():
            offers = [
                AngebotFactory(
                    parent=baum.angebote,
                    themeninseln=[island],
                    zielgruppen=[ZielgruppeFactory()],
                    zustaendiger_bereich=bereich,
                    orte=[AngebotOrt(einrichtung=EinrichtungFactory())],
                )
                for _ in range(number)
            ]
        return offers[0]

    offer = add(10)
    few = queries(client, "/angebote/"), queries(client, offer.url)
    add(190)
    many = queries(client, "/angebote/"), queries(client, offer.url)
    assert many == few
    assert few[0] <= LISTING
    assert few[1] <= DETAIL


def test_no_page_asks_more_than_it_may(client: Client) -> None:
    every = EveryPage()
    for page in every.pages:
        limit = LISTING if type(page).__name__.endswith("Index") else DETAIL
        limit = 17 if page == every.baum.start else limit  # six lists on one page
        assert queries(client, page.url) <= limit, page


def test_more_of_everything_on_an_offer_costs_no_query_more(baum: Baum, client: Client) -> None:
    shared = ThemeninselFactory()

    def offer(number: int) -> Any:
        day = datetime.date(2099, 1, 1)
        hours = {"von": datetime.time(9), "bis": datetime.time(10)}
        return AngebotFactory(
            parent=baum.angebote,
            sozialraeume=[SozialraumFactory() for _ in range(number)],
            themeninseln=[shared, *(ThemeninselFactory() for _ in range(number - 1))],
            orte=[AngebotOrt(einrichtung=EinrichtungFactory()) for _ in range(number)],
            kontakte=[AngebotKontakt(kontakt=KontaktFactory()) for _ in range(number)],
            oeffnungszeiten=[Oeffnungszeit(wochentag=n, **hours) for n in range(number)],
            ausnahmen=[Ausnahme(von=day, bis=day) for _ in range(number)],
            schlagwoerter=[f"wort {n}" for n in range(number)],
        )

    one, five = offer(1), offer(5)
    assert queries(client, one.url) == queries(client, five.url)
