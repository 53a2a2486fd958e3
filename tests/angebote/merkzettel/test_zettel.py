"""The list lives in its address: short, the same everywhere, and nothing in it can break it."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from angebote.kennung import kennung, number_of
from angebote.merkzettel.zettel import MOST, Zettel, read_zettel
from angebote.models import Angebot
from angebote.models.angebot import AngebotQuerySet
from tests.factories.baum import Baum
from tests.factories.seiten import AngebotFactory


@given(st.uuids())
def test_a_kennung_leads_back_to_its_key_and_is_safe_in_a_spreadsheet(key: UUID) -> None:
    name = kennung(key)
    assert number_of(name) == key.int >> 96
    assert name.isalpha()
    assert len(name) == 8


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader_of_kennungen(text: str) -> None:
    number = number_of(text)
    assert number is None or kennung(UUID(int=number << 96)) == text


@pytest.mark.django_db
def test_a_kennung_finds_its_offer_and_no_other(baum: Baum) -> None:
    from angebote.kennung import named_by

    first, _second = AngebotFactory(parent=baum.angebote), AngebotFactory(parent=baum.angebote)
    found: AngebotQuerySet = Angebot.objects.filter(named_by([kennung(first.translation_key), "x"]))
    assert list(found) == [first]
    assert not Angebot.objects.filter(named_by([]))


@pytest.mark.django_db
def test_at_most_twenty_offers_each_once_in_the_order_of_the_reader() -> None:
    names = [kennung(uuid4()) for _ in range(25)]
    zettel = read_zettel({"a": ".".join([names[0], *names, "kaputt", "'\"<script>"])})
    assert zettel.namen == tuple(names[:MOST])
    assert (zettel.zu_viele, zettel.ungelesen) == (5, 2)
    assert zettel.with_offer(names[24]).namen == zettel.namen


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["xx", "de", "<b>", ""])
def test_only_languages_of_the_site_stand_beside_german(code: str) -> None:
    assert read_zettel({"mit": code}).mit == ""


@pytest.mark.django_db
def test_every_link_carries_the_whole_list() -> None:
    names = [kennung(uuid4()) for _ in range(3)]
    zettel = Zettel((names[0], names[1]), "ar", "Baby")
    assert zettel.with_offer(names[2]).adresse() == (
        f"/merkzettel/?a={'.'.join(names)}&mit=ar&q=Baby"
    )
    assert zettel.without_offer(names[0]).namen == (names[1],)
    assert zettel.oeffentliche_adresse.endswith(f"/ar/merkzettel/?a={names[0]}.{names[1]}&mit=ar")
    assert Zettel().adresse() == "/merkzettel/"
