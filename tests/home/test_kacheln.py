"""A reader who taps the first theme finds an offer to read, not German ones only."""

from __future__ import annotations

from portal.home.kacheln import Kachel, readable_first

TILES = [
    Kachel("wohnen", "Wohnen", "/ar/wohnen/", total=6),
    Kachel("sport", "Sport", "/ar/sport/", total=3),
    Kachel("leer", "Leer", "/ar/leer/"),
]


def test_themes_with_offers_in_the_readers_language_come_first_and_others_say_so() -> None:
    tiles = readable_first(TILES, {"sport": 1})
    assert [tile.slug for tile in tiles] == ["sport", "wohnen", "leer"]
    assert [tile.nur_deutsch for tile in tiles] == [False, True, False]


def test_without_any_such_offer_the_order_of_the_editors_holds() -> None:
    assert readable_first(TILES, {}) == TILES
